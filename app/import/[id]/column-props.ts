import type { MatchColumn } from '@/components/import/match-columns'
import { dayIn } from '@/lib/clock'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { number } from '@/lib/format/number'
import { day } from '@/lib/format/time'
import { fieldOf } from '@/lib/transfer/field-targets'
import type { Import } from '@/lib/transfer/find-import'
import type { ColumnContent } from '@/lib/transfer/look-into-columns'
import type { Mapping } from '@/lib/transfer/mapping'
import { readDay } from '@/lib/transfer/read-cell'
import type { PageContext } from '@/lib/web/page'

const identities = ['customerName', 'customerNumber', 'customerExternalId']

/** The columns of the file as the match page shows them. */
export function columnProps(
  { t, language, session }: PageContext,
  found: Import,
  mapping: Mapping,
  contents: ColumnContent[],
  fields: CustomField[],
): MatchColumn[] {
  const alone = mapping.columns.filter((target) => target && identities.includes(target)).length === 1
  const today = dayIn(session.organization.timeZone)

  function noteOf(at: number): MatchColumn['note'] {
    const target = mapping.columns[at]
    const { filled = 0, samples = [] } = contents[at] ?? {}
    const [sample] = samples
    const empty = found.rowCount - filled
    if (target && identities.includes(target) && alone && empty > 0)
      return { text: t('imports.matchEmptyRefused', { count: number(empty, language) }), warns: true }
    const holdsDays = target === 'leadOpenedOn' || target === 'leadClosedOn' || fieldOf(fields, target)?.kind === 'day'
    if (!holdsDays || !sample) return null
    const on = readDay(sample, mapping.dateFormat)
    return on
      ? { text: t('imports.matchDayReads', { sample, day: day(on, language, today) }), warns: false }
      : { text: t('imports.matchDayUnread', { sample }), warns: true }
  }

  return found.columns.map((name, at) => {
    const { filled = 0, values = 0, samples = [] } = contents[at] ?? {}
    return {
      at,
      name: name || t('imports.matchUnnamed', { number: at + 1 }),
      filled: t('imports.matchFilled', { filled: number(filled, language), values }),
      samples: samples.map((sample) => (sample.length > 40 ? `${sample.slice(0, 39)}…` : sample)).join(', '),
      target: mapping.columns[at] ?? '',
      note: noteOf(at),
    }
  })
}
