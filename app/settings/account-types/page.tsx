import { AccountTypesView } from '@/components/settings/account-types-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { countCustomersByAccountType, countOpenByAccountType } from '@/lib/leads/count-leads'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'
import { add, archive, edit, move, restore } from './actions'
import { setUpChecks } from './set-up-checks'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language, query } = context
    const [all, funnels, reasons, customers, open] = await Promise.all([
      listAccountTypes(actor, { archived: true }),
      listFunnels(actor),
      listClosingReasons(actor),
      countCustomersByAccountType(actor),
      countOpenByAccountType(actor),
    ])
    const used = all.filter((type) => !type.archivedAt)
    const offered = reasons.filter((reason) => !reason.archivedAt)
    const fitting = (accountTypeId: string) =>
      offered.filter((one) => one.accountTypes.length === 0 || one.accountTypes.includes(accountTypeId))
    const checksOf = new Map(
      used
        .filter((type) => type.leadPhases)
        .map((type) => [type.id, setUpChecks(context, type, funnels.get(type.id) ?? [], fitting(type.id).length)]),
    )
    const checks = [...checksOf.values()].flat()
    const lines = used.map((type) => ({
      id: type.id,
      version: type.version,
      orderNumber: type.orderNumber,
      code: type.code,
      name: type.description,
      leadPhases: type.leadPhases,
      phaseCount: type.leadPhases ? (funnels.get(type.id)?.length ?? 0) : 0,
      incomplete: Boolean(checksOf.get(type.id)?.length),
      isDefault: type.isDefault,
      customers: number(customers.get(type.id) ?? 0, language),
      openLeads: number(open.get(type.id) ?? 0, language),
      up: t('settings.up', { name: type.description }),
      down: t('settings.down', { name: type.description }),
    }))
    const line = lines.find((one) => one.id === query.get('edit'))
    const count = line?.leadPhases ? (open.get(line.id) ?? 0) : 0
    const words = texts(language, 'accountTypes')
    const settle = line &&
      count > 0 && {
        texts: words,
        phases: used
          .filter((type) => type.leadPhases && type.id !== line.id)
          .map((type) => ({
            label: type.description,
            options: (funnels.get(type.id) ?? []).map((phase) => ({ value: phase.id, label: phase.description })),
          })),
        reasons: fitting(line.id).map((reason) => ({ value: reason.id, label: reason.description })),
      }
    return (
      <AccountTypesView
        settings={settingsFrame(context, 'accountTypes')}
        title={t('accountTypes.title')}
        words={words}
        lines={lines}
        archived={all
          .filter((type) => type.archivedAt)
          .map((type) => ({ id: type.id, version: type.version, name: type.description }))}
        checks={checks}
        checkHeading={t('settings.checkHeading', { count: checks.length })}
        editing={
          line
            ? {
                line,
                heading: t('accountTypes.editHeading', { name: line.name }),
                settle: settle ? { ...settle, legend: t('accountTypes.settleLegend', { count }) } : null,
                archiveTitle: t('accountTypes.archiveTitle', { name: line.name }),
                archiveSettle: settle
                  ? {
                      ...settle,
                      legend: t('accountTypes.archiveLegend', { count }),
                      texts: { ...words, keep: words.goOn, keepText: words.goOnText },
                    }
                  : null,
              }
            : null
        }
        actions={{ add, edit, move, archive, restore }}
      />
    )
  },
  { permission: 'accountType.edit' },
)
