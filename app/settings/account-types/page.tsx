import { AccountTypesView } from '@/components/settings/account-types-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { countCustomersByAccountType, countOpenByAccountType } from '@/lib/leads/count-leads'
import { page } from '@/lib/web/page'
import { settingsList } from '@/lib/web/settings'
import { add, archive, edit, move, restore } from './actions'
import { setUpChecks } from './set-up-checks'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language } = context
    const [all, funnels, reasons, customers, open] = await Promise.all([
      listAccountTypes(actor, { archived: true }),
      listFunnels(actor),
      listClosingReasons(actor),
      countCustomersByAccountType(actor),
      countOpenByAccountType(actor),
    ])
    const withPhases = all.filter((type) => type.leadPhases && !type.archivedAt)
    const phasesOf = (id: string) => funnels.get(id) ?? []
    const fitting = (id: string) =>
      reasons.filter(
        ({ archivedAt, accountTypes }) => !archivedAt && (accountTypes.length === 0 || accountTypes.includes(id)),
      )
    const checksOf = new Map(
      withPhases.map((type) => [type.id, setUpChecks(context, type, phasesOf(type.id), fitting(type.id).length)]),
    )
    const checks = [...checksOf.values()].flat()
    const list = settingsList(context, 'accountTypes', all, {
      own: ({ id, code, leadPhases, isDefault }) => ({
        ...{ code, isDefault },
        phases: leadPhases ? `/settings/account-types/${id}/phases` : null,
        phaseCount: leadPhases ? phasesOf(id).length : 0,
        incomplete: Boolean(checksOf.get(id)?.length),
        customers: number(customers.get(id) ?? 0, language),
        openLeads: number(open.get(id) ?? 0, language),
      }),
    })
    const line = list.editing?.line
    const count = line?.phases ? (open.get(line.id) ?? 0) : 0
    const words = texts(language, 'accountTypes')
    const settle = line &&
      count > 0 && {
        texts: words,
        phases: withPhases
          .filter(({ id }) => id !== line.id)
          .map(({ id, description }) => ({
            label: description,
            options: phasesOf(id).map((phase) => ({ value: phase.id, label: phase.description })),
          })),
        reasons: fitting(line.id).map((reason) => ({ value: reason.id, label: reason.description })),
      }
    return (
      <AccountTypesView
        {...list}
        words={words}
        checks={{ heading: t('settings.checkHeading', { count: checks.length }), checks }}
        settle={
          settle
            ? {
                phasesOff: { ...settle, legend: t('accountTypes.settleLegend', { count }) },
                archived: {
                  ...settle,
                  legend: t('accountTypes.archiveLegend', { count }),
                  texts: { ...words, keep: words.goOn, keepText: words.goOnText },
                },
              }
            : null
        }
        actions={{ add, edit, move, archive, restore }}
      />
    )
  },
  { permission: 'accountType.edit' },
)
