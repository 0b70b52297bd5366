import type { HistoryDay, HistoryProps } from '@/components/history/history'
import { describeChange } from '../changes/describe'
import { findNames } from '../changes/find-names'
import type { RecordedChange } from '../changes/list-changes'
import { dayIn, daysBetween } from '../clock'
import { dayInFull, timeOfDay } from '../format/time'
import { texts } from '../i18n/translate'
import { offersUndo } from '../undo/find-undo'
import type { PageContext } from './page'

export const historyPageSize = 50

/** So many fields of something new are folded away: a history is read for what changed. */
const fewFields = 6

/** Changes grouped by day in the organization's time zone; `rows` holds one more than a page when there are older ones. */
export async function historyProps(
  { actor, session, language, t, query }: PageContext,
  rows: RecordedChange[],
  path: string,
): Promise<HistoryProps> {
  const { timeZone } = session.organization
  const shown = rows.slice(0, historyPageSize)
  const names = await findNames(actor, shown)
  const days: HistoryDay[] = []
  for (const change of shown) {
    const { at, created, ...line } = describeChange(change, { ...session.organization, language }, names)
    const on = dayIn(timeZone, at)
    if (days.at(-1)?.on !== on) days.push({ on, label: dayLabel(on), lines: [] })
    const folded = created && line.fields.length > fewFields ? t('history.fields', { count: line.fields.length }) : null
    const when = { at: at.toISOString(), time: timeOfDay(at, language, timeZone) }
    const undo = offersUndo(actor, change) ? `/changes/${change.id}` : null
    days.at(-1)?.lines.push({ ...line, ...when, folded, undo })
  }
  const last = shown.at(-1)
  return {
    days,
    older: rows.length > historyPageSize && last ? `${path}?before=${last.id}` : null,
    newest: query.get('before') ? path : null,
    texts: texts(language, 'history'),
  }

  function dayLabel(on: string): string {
    const today = dayIn(timeZone)
    const past = daysBetween(on, today)
    if (past === 0) return t('history.today')
    return past === 1 ? t('history.yesterday') : dayInFull(on, language, today)
  }
}
