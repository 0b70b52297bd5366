import { AccountTypesView } from '@/components/settings/account-types-view'
import type { Check } from '@/components/settings/checks'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { setUpCheck } from '@/lib/lead-phases/set-up-check'
import { countCustomersByAccountType, countOpenByAccountType } from '@/lib/leads/count-leads'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'
import { add, archive, edit, move, restore } from './actions'

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
    const lines = used.map((type) => ({
      id: type.id,
      version: type.version,
      orderNumber: type.orderNumber,
      code: type.code,
      name: type.description,
      leadPhases: type.leadPhases,
      isDefault: type.isDefault,
      customers: number(customers.get(type.id) ?? 0, language),
      openLeads: number(open.get(type.id) ?? 0, language),
      up: t('settings.up', { name: type.description }),
      down: t('settings.down', { name: type.description }),
    }))
    const offered = reasons.filter((reason) => !reason.archivedAt)
    const fits = (accountTypeId: string) =>
      offered.filter((one) => one.accountTypes.length === 0 || one.accountTypes.includes(accountTypeId)).length
    const checks = used
      .filter((type) => type.leadPhases)
      .flatMap((type) =>
        setUpCheck(funnels.get(type.id) ?? [], fits(type.id)).map(
          (issue): Check => ({
            key: `${type.id} ${issue}`,
            text: t(`accountTypes.${issue}`, { name: type.description }),
            href: issue === 'noReasons' ? '/settings/closing-reasons' : `/settings/account-types/${type.id}/phases`,
            label: t(issue === 'noReasons' ? 'accountTypes.solveReasons' : 'accountTypes.solvePhases'),
          }),
        ),
      )
    const line = lines.find((one) => one.id === query.get('edit'))
    const count = line ? (open.get(line.id) ?? 0) : 0
    return (
      <AccountTypesView
        settings={settingsFrame(context, 'accountTypes')}
        title={t('accountTypes.title')}
        words={texts(language, 'accountTypes')}
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
                settle:
                  line.leadPhases && count > 0
                    ? {
                        legend: t('accountTypes.settleLegend', { count }),
                        texts: texts(language, 'accountTypes'),
                        phases: used
                          .filter((type) => type.leadPhases && type.id !== line.id)
                          .map((type) => ({
                            label: type.description,
                            options: (funnels.get(type.id) ?? []).map((phase) => ({
                              value: phase.id,
                              label: phase.description,
                            })),
                          })),
                        reasons: offered.map((reason) => ({ value: reason.id, label: reason.description })),
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
