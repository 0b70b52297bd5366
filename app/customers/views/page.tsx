import { SavedViewsView } from '@/components/saved-views/saved-views-view'
import { texts } from '@/lib/i18n/translate'
import { may } from '@/lib/permissions/permissions'
import { Missing } from '@/lib/refusal'
import { savedViewUrl } from '@/lib/saved-views/canonical-query'
import { listSavedViews } from '@/lib/saved-views/list-saved-views'
import { page } from '@/lib/web/page'
import { viewEdit, viewRemove } from './actions'

export default page('customers', async ({ actor, t, frame, language, query }) => {
  const views = await listSavedViews(actor)
  const mayEdit = ({ ownerId }: { ownerId: string }) => may(actor, 'savedView.edit', ownerId)
  const line = (view: (typeof views)[number]) => ({
    ...{ id: view.id, name: view.name, href: savedViewUrl(view), mayEdit: mayEdit(view) },
    about: view.ownerId !== actor.userId ? t('savedViews.by', { name: view.ownerName }) : null,
    shared: view.sharedWith === 'all' && view.ownerId === actor.userId,
  })
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
              ...{ id: editing.id, version: editing.version, name: editing.name, sharedWith: editing.sharedWith },
              heading: t('savedViews.editHeading', { name: editing.name }),
              mayShare: isOwn && may(actor, 'savedView.share', editing.ownerId),
              removeText: t(editing.sharedWith === 'all' ? 'savedViews.removeSharedText' : 'savedViews.removeText'),
            }
          : null
      }
      actions={{ edit: viewEdit, remove: viewRemove }}
    />
  )
})
