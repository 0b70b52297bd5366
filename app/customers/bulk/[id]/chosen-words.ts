import type { BulkField } from '@/components/bulk/bulk-fields'
import type { Option, OptionGroup } from '@/components/form/options'
import { dayIn } from '@/lib/clock'
import { dayInFull } from '@/lib/format/time'
import type { PageContext } from '@/lib/web/page'

/** What was chosen for all rows, in words. */
export function chosenWords(
  { t, language, session }: PageContext,
  fields: BulkField[],
  input: Record<string, unknown>,
) {
  const today = dayIn(session.organization.timeZone)
  return fields.flatMap((field) => {
    const value = input[field.name]
    if (field.look === 'tick') return [{ label: field.label, value: t(value ? 'bulk.yes' : 'bulk.no') }]
    if (typeof value !== 'string') return []
    const { label } = field
    if (field.look === 'day') return [{ label, value: dayInFull(value, language, today) }]
    if (field.look === 'text') return [{ label, value }]
    if (field.look === 'select') return [{ label, value: labelOf(field.options, value) }]
    const which = {
      move: () => labelOf(field.phases, input.leadPhase),
      close: () => labelOf(field.reasons, input.closingReason),
    }
    const more = value === 'keep' ? '' : `: ${which[value as 'move' | 'close']()}`
    return [{ label, value: field.texts[value as 'keep' | 'move' | 'close'] + more }]
  })
}

function labelOf(options: (Option | OptionGroup)[], value: unknown): string {
  const all = options.flatMap((one) => ('options' in one ? one.options : [one]))
  return all.find((one) => one.value === value)?.label ?? '–'
}
