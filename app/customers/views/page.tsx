import { SavedViewsView } from '@/components/saved-views/saved-views-view'
import { texts } from '@/lib/i18n/translate'
import { may } from '@/lib/permissions/permissions'
import { Missing } from '@/lib/refusal'
import { savedViewUrl } from '@/lib/saved-views/canonical-query'
import { listSavedViews } from '@/lib/saved-views/list-saved-views'
import { page } from '@/lib/web/page'
import { viewEdit, viewRemove } from './actions'
import { shareOf } from './share-of'

export default page('customers', async (context) => {
  const { actor, t, frame, language, query } = context
  const views = await listSavedViews(actor)
  const mayEdit = ({ ownerId }: { ownerId: string }) => may(actor, 'savedView.edit', ownerId)
  const line = (view: (typeof views)[number]) => ({
    ...{ id: view.id, name: view.name, href: savedViewUrl(view), mayEdit: mayEdit(view) },
    about: view.ownerId !== actor.userId ? t('savedViews.by', { name: view.ownerName }) : null,
    shared: view.ownerId === actor.userId ? sharedChip(view) : null,
  })
  function sharedChip({ sharedWith, teamName }: (typeof views)[number]) {
    if (sharedWith === 'nobody') return null
    return sharedWith === 'team' ? t('savedViews.sharedTeamChip', { team: teamName ?? '' }) : t('savedViews.sharedChip')
  }
  const wished = query.get('edit')
  const editing = views.find((view) => view.id === wished && mayEdit(view))
  if (wished && !editing) throw new Missing()
  const isOwn = editing?.ownerId === actor.userId
  return (
    <SavedViewsView
      frame={frame}
      texts={texts(language, 'savedViews')}
      back={{ href: '/customers', label: t('customerList.title') }}
      mine={views.filter(({ ownerId }) => ownerId === actor.userId).map(line)}
      shared={views.filter(({ ownerId }) => ownerId !== actor.userId).map(line)}
      editing={
        editing
          ? {
              ...{ id: editing.id, version: editing.version, name: editing.name },
              heading: t('savedViews.editHeading', { name: editing.name }),
              share: await shareOf(
                context,
                { sharedWith: editing.sharedWith, team: editing.teamId },
                isOwn && may(actor, 'savedView.share', editing.ownerId),
              ),
              removeText: t(editing.sharedWith === 'nobody' ? 'savedViews.removeText' : 'savedViews.removeSharedText'),
            }
          : null
      }
      actions={{ edit: viewEdit, remove: viewRemove }}
    />
  )
})
