import { ClosingReasonsView } from '@/components/settings/closing-reasons-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { type Outcome, outcomes } from '@/lib/closing-reasons/vocabulary'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { countClosedByReason } from '@/lib/leads/count-leads'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'
import { add, archive, edit, move, restore } from './actions'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language, query } = context
    const [all, types, used] = await Promise.all([
      listClosingReasons(actor),
      listAccountTypes(actor, { archived: true }),
      countClosedByReason(actor),
    ])
    const nameOf = new Map(types.map((type) => [type.id, type.description]))
    const lines = all
      .filter((reason) => !reason.archivedAt)
      .map((reason) => ({
        id: reason.id,
        version: reason.version,
        orderNumber: reason.orderNumber,
        code: reason.code,
        name: reason.description,
        outcome: reason.outcome as Outcome,
        outcomeName: t(`words.outcome.${reason.outcome as Outcome}`),
        accountTypes: reason.accountTypes,
        only: reason.accountTypes
          .map((id) => nameOf.get(id))
          .filter(Boolean)
          .join(', '),
        used: number(used.get(reason.id) ?? 0, language),
        up: t('settings.up', { name: reason.description }),
        down: t('settings.down', { name: reason.description }),
      }))
    const line = lines.find((one) => one.id === query.get('edit'))
    const closed = line ? (used.get(line.id) ?? 0) : 0
    return (
      <ClosingReasonsView
        settings={settingsFrame(context, 'closingReasons')}
        title={t('closingReasons.title')}
        words={texts(language, 'closingReasons')}
        lines={lines}
        archived={all
          .filter((reason) => reason.archivedAt)
          .map((reason) => ({ id: reason.id, version: reason.version, name: reason.description }))}
        outcomes={outcomes.map((outcome) => ({
          value: outcome,
          label: t(`words.outcome.${outcome}`),
          text: t(`closingReasons.${outcome}Text`),
        }))}
        accountTypes={types
          .filter((type) => (type.leadPhases && !type.archivedAt) || line?.accountTypes.includes(type.id))
          .map((type) => ({ value: type.id, label: type.description }))}
        editing={
          line
            ? {
                line,
                heading: t('closingReasons.editHeading', { name: line.name }),
                outcomeStays: closed > 0 ? t('closingReasons.outcomeStays', { count: closed }) : null,
              }
            : null
        }
        actions={{ add, edit, move, archive, restore }}
      />
    )
  },
  { permission: 'closingReason.edit' },
)
