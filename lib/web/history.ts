import type { HistoryLine, HistoryProps } from '@/components/history/history'
import { describeChange } from '../changes/describe'
import { findNames } from '../changes/find-names'
import type { RecordedChange } from '../changes/list-changes'
import { dayIn, daysBetween } from '../clock'
import { day, timeOfDay } from '../format/time'
import { texts } from '../i18n/translate'
import type { PageContext } from './page'

export const historyPageSize = 50

/** Changes grouped by day in the organization's time zone; `rows` holds one more than a page when there are older ones. */
export async function historyProps(
  { actor, session, language, t, query }: PageContext,
  rows: RecordedChange[],
  path: string,
): Promise<HistoryProps> {
  const { timeZone } = session.organization
  const shown = rows.slice(0, historyPageSize)
  const names = await findNames(actor, shown)
  const today = dayIn(timeZone)
  const days: { day: string; lines: HistoryLine[] }[] = []
  for (const change of shown) {
    const { sentence, fields, through, at, id } = describeChange(change, { ...session.organization, language }, names)
    const on = dayIn(timeZone, at)
    const past = daysBetween(on, today)
    const label =
      past === 0
        ? t('history.today')
        : past === 1
          ? t('history.yesterday')
          : day(on, language, today, { weekday: true })
    if (days.at(-1)?.day !== label) days.push({ day: label, lines: [] })
    days.at(-1)?.lines.push({ id, time: timeOfDay(at, language, timeZone), sentence, fields, through })
  }
  const last = shown.at(-1)
  return {
    days,
    older: rows.length > historyPageSize && last ? `${path}?before=${last.id}` : null,
    newest: query.get('before') ? path : null,
    texts: texts(language, 'history'),
  }
}
