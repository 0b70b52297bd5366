import { AddViewView } from '@/components/saved-views/add-view-view'
import { listUrl, listViewOf } from '@/lib/customers/list-view'
import { texts } from '@/lib/i18n/translate'
import { may } from '@/lib/permissions/permissions'
import { queryOfView } from '@/lib/saved-views/canonical-query'
import { page } from '@/lib/web/page'
import { viewAdd } from '../actions'
import { shareOf } from '../share-of'

export default page('customers', async (context) => {
  const { actor, t, frame, language, query } = context
  const view = listViewOf(query)
  return (
    <AddViewView
      frame={frame}
      texts={texts(language, 'savedViews')}
      query={queryOfView(view)}
      back={{ href: listUrl(view), label: t('customerList.title') }}
      share={await shareOf(context, { sharedWith: 'nobody', team: null }, may(actor, 'savedView.share', actor.userId))}
      action={viewAdd}
    />
  )
})
