import { SettingsHistoryView } from '@/components/history/history-views'
import { listSettingsChanges } from '@/lib/changes/list-changes'
import { historyPageSize, historyProps } from '@/lib/web/history'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'

export default page(
  'settings',
  async (context) => {
    const { actor, t, idIn } = context
    const rows = await listSettingsChanges(actor, historyPageSize + 1, idIn('before'))
    return (
      <SettingsHistoryView
        settings={settingsFrame(context, 'history')}
        title={t('history.settingsTitle')}
        lead={t('history.settingsLead')}
        {...(await historyProps(context, rows, '/settings/history'))}
      />
    )
  },
  { permission: 'organization.edit' },
)
