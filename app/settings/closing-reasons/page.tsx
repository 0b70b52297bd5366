import { ClosingReasonsView } from '@/components/settings/closing-reasons-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { type Outcome, outcomes } from '@/lib/closing-reasons/vocabulary'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { countClosedByReason } from '@/lib/leads/count-leads'
import { page } from '@/lib/web/page'
import { settingsList } from '@/lib/web/settings'
import { add, archive, edit, move, restore } from './actions'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language } = context
    const [reasons, types, used] = await Promise.all([
      listClosingReasons(actor),
      listAccountTypes(actor, { archived: true }),
      countClosedByReason(actor),
    ])
    const nameOf = new Map(types.map((type) => [type.id, type.description]))
    const list = settingsList(context, 'closingReasons', reasons, {
      own: ({ id, code, outcome, accountTypes }) => ({
        ...{ code, outcome: outcome as Outcome, accountTypes },
        outcomeName: t(`words.outcome.${outcome as Outcome}`),
        only: accountTypes.flatMap((type) => nameOf.get(type) ?? []).join(', '),
        used: number(used.get(id) ?? 0, language),
      }),
    })
    const line = list.editing?.line
    const count = line ? (used.get(line.id) ?? 0) : 0
    return (
      <ClosingReasonsView
        {...list}
        words={texts(language, 'closingReasons')}
        outcomes={outcomes.map((outcome) => ({
          value: outcome,
          label: t(`words.outcome.${outcome}`),
          text: t(`closingReasons.${outcome}Text`),
        }))}
        accountTypes={types
          .filter((type) => (type.leadPhases && !type.archivedAt) || line?.accountTypes.includes(type.id))
          .map((type) => ({ value: type.id, label: type.description }))}
        outcomeStays={count > 0 ? t('closingReasons.outcomeStays', { count }) : null}
        actions={{ add, edit, move, archive, restore }}
      />
    )
  },
  { permission: 'closingReason.edit' },
)
