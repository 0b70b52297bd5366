import type { listMentions } from '../activities/list-mentions'
import type { TodayTasks } from '../activities/list-today-tasks'
import type { ListedActivity } from '../activities/select-activities'
import { describeChange, type Names, type Reader } from '../changes/describe'
import type { ChangeOnMine } from '../changes/list-changes-on-mine'
import { number } from '../format/number'
import { day, dayOf } from '../format/time'
import { translator } from '../i18n/translate'
import { mostShown, type TodayLeads, type TodayRow } from '../leads/list-today'

/** `about` says whose it is; a path is one of Funil's own. */
export type DigestLine = { key: string; text: string; about: string; path: string }
/**
 * `count` is of all there are, or of the newest; `counted` says which. `more` says where they are, where not all are
 * lines.
 */
export type DigestSection = {
  id: string
  heading: string
  count: number
  counted: string
  lines: DigestLine[]
  more: string | null
}

type Found = {
  leads: TodayLeads | undefined
  tasks: TodayTasks
  named: Awaited<ReturnType<typeof listMentions>>
  changes: ChangeOnMine[]
  names: Names
}

/** The sections of a digest that are not empty, in the reader's language. */
export function wordsOf(reader: Reader & { today: string }, { leads, tasks, named, changes, names }: Found) {
  const { language, today, timeZone } = reader
  const t = translator(language)
  const about = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ')
  const overviewOf = ({ customerId, leadId }: TodayRow) => `/customers/${customerId}/overview?lead=${leadId}`
  const dayOfLate = (on: string | null) => (on && on < today ? day(on, language, today, { weekday: true }) : null)

  const nextAction = (row: TodayRow) => ({
    on: row.nextActionOn ?? '',
    key: row.leadId,
    text: row.nextAction ?? t('today.untold'),
    about: about(row.customerName, row.title, dayOfLate(row.nextActionOn)),
    path: overviewOf(row),
  })

  const task = (one: ListedActivity) => ({
    on: `${one.day ?? ''} ${one.time ?? ''}`,
    key: one.id,
    text: one.text ?? t(`words.kind.${one.kind}`),
    about: about(one.time, one.customerName, one.contactName, dayOfLate(one.day)),
    path: `/customers/${one.customerId}/activities`,
  })

  const lead = (row: TodayRow, since: string | null = null) => ({
    key: row.leadId,
    text: row.customerName,
    about: about(row.title, row.phase, since),
    path: overviewOf(row),
  })

  const stalled = (row: TodayRow) =>
    lead(row, t('today.inPhaseSince', { day: dayOf(row.enteredAt, language, timeZone) }))

  const mention = ({ activityId, text, result, customerId, customerName, authorName }: Found['named'][number]) => ({
    key: activityId,
    text: [text, result].filter(Boolean).join(' · '),
    about: about(authorName, customerName),
    path: `/customers/${customerId}/activities`,
  })

  function change(one: ChangeOnMine) {
    const { id, who, says } = describeChange(one, reader, names)
    const text = `${says.start}${who}${says.end}`
    return { key: id, text, about: one.customerName, path: `/customers/${one.customerId}/history` }
  }

  function due(section: 'late' | 'today') {
    const { count = 0, rows = [] } = leads?.[section] ?? {}
    const lines = [...rows.map(nextAction), ...tasks[section].rows.map(task)]
    const inOrder = lines.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    return sectionOf(section, t(`today.${section}`), count + tasks[section].count, inOrder)
  }

  function sectionOf(id: string, heading: string, count: number, lines: DigestLine[]): DigestSection {
    const plain = lines.map(({ key, text, about, path }) => ({ key, text, about, path }))
    const more = count > lines.length ? t('today.allOf', { count }) : null
    return { id, heading, count, counted: number(count, language), lines: plain, more }
  }

  /** Of one more than are shown. */
  function newestOf(id: string, heading: string, lines: DigestLine[]): DigestSection {
    const shown = lines.slice(0, mostShown)
    const section = sectionOf(id, heading, shown.length, shown)
    return lines.length > mostShown
      ? { ...section, counted: t('search.moreThan', { count: section.counted }) }
      : section
  }

  return [
    due('late'),
    due('today'),
    sectionOf('none', t('today.none'), leads?.none.count ?? 0, leads?.none.rows.map((row) => lead(row)) ?? []),
    sectionOf('stalled', t('today.stalled'), leads?.stalled.count ?? 0, leads?.stalled.rows.map(stalled) ?? []),
    newestOf('named', t('digest.named'), named.map(mention)),
    newestOf('changes', t('digest.changes'), changes.map(change)),
  ].filter(({ count }) => count > 0)
}
