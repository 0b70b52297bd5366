import { SavedViewHistoryView } from '@/components/history/history-views'
import { listSavedViewChanges } from '@/lib/changes/list-changes'
import { historyPageSize, historyProps } from '@/lib/web/history'
import { page } from '@/lib/web/page'

export default page('customers', async (context) => {
  const { actor, t, frame, idIn } = context
  const rows = await listSavedViewChanges(actor, historyPageSize + 1, idIn('before'))
  return (
    <SavedViewHistoryView
      frame={frame}
      title={t('savedViews.history')}
      lead={t('savedViews.historyLead')}
      back={{ href: '/customers/views', label: t('savedViews.title') }}
      {...(await historyProps(context, rows, '/customers/views/history'))}
    />
  )
})
