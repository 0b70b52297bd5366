import { setupOptions } from '@/app/setup/options'
import { OrganizationView } from '@/components/settings/organization-view'
import { texts } from '@/lib/i18n/translate'
import { countOpenByPhase } from '@/lib/leads/count-leads'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'
import { edit } from './actions'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language, session } = context
    const { name, currency, recurringPeriod, timeZone, language: usual, funnelOn, version } = session.organization
    const options = setupOptions(language, t)
    const open = [...(await countOpenByPhase(actor)).values()].reduce((sum, count) => sum + count, 0)
    return (
      <OrganizationView
        settings={settingsFrame(context, 'organization')}
        title={t('organization.title')}
        words={texts(language, 'organization')}
        values={{ name, currency, recurringPeriod, timeZone, language: usual, funnelOn }}
        version={version}
        options={{
          currencies: options.currency,
          periods: options.recurringPeriod,
          timeZones: options.timeZone,
          languages: options.language,
        }}
        funnelOff={funnelOn && open > 0 ? t('organization.funnelOff', { count: open }) : null}
        funnelHint={t('organization.funnelHint', { count: open })}
        action={edit}
      />
    )
  },
  { permission: 'organization.edit' },
)
