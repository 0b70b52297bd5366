import type { StalledLine, UnplannedLine } from '@/components/today/lead-lists'
import type { PhaseProps, TaskLine } from '@/components/today/tasks'
import type { TodayProps } from '@/components/today/today-view'
import type { TaskSection, TodayTasks } from '@/lib/activities/list-today-tasks'
import type { ListedActivity } from '@/lib/activities/select-activities'
import { dayIn, daysBetween } from '@/lib/clock'
import { rowsUrl } from '@/lib/customers/list-view'
import { money } from '@/lib/format/money'
import { number } from '@/lib/format/number'
import { day, dayOf } from '@/lib/format/time'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import type { Ground } from '@/lib/leads/ground'
import { type TodayLeads, type TodayRow, type TodaySection, todayFilter } from '@/lib/leads/list-today'
import { may } from '@/lib/permissions/permissions'
import type { PageContext } from '@/lib/web/page'
import { activityWords, kindIcons } from './activity-words'
import { daysAhead, tickOf } from './done-form'
import { dueWords } from './due-words'

/** One's open leads in the reader's language, in the sections of Today. */
export function todayWords(context: PageContext, ground: Ground, funnels: Map<string, LeadPhase[]>) {
  const { actor, t, language, session } = context
  const { currency, timeZone } = session.organization
  const { today } = ground
  const writes = may(actor, 'lead.record', actor.userId)
  const days = daysAhead(context)
  const due = dueWords(context)
  const amount = (minor: number | null) => (minor === null ? null : money(minor, currency, language))
  const activities = activityWords(context)
  const overviewOf = (row: TodayRow) => `/customers/${row.customerId}/overview?lead=${row.leadId}`

  function phaseOf(row: TodayRow): PhaseProps {
    const funnel = funnels.get(row.accountTypeId) ?? []
    const at = funnel.findIndex((phase) => phase.id === row.phaseId) + 1
    return { name: row.phase, mark: { at, of: Math.max(funnel.length, at) } }
  }

  function task(row: TodayRow): TaskLine {
    const what = row.nextAction ?? t('today.untold')
    const label = t('today.doneWhat', { what, customer: row.customerName })
    const { customerId, leadId, version } = row
    return {
      key: leadId,
      href: overviewOf(row),
      what,
      whose: [row.customerName, row.title].filter(Boolean).join(', '),
      due: due(row.nextActionOn),
      phase: phaseOf(row),
      value: amount(row.expectedValue),
      done: writes
        ? { customerId, leadId, version, tick: tickOf(context, leadId, label), days, answersAt: `/?done=${leadId}` }
        : null,
    }
  }

  const line = (row: TodayRow) => ({
    key: row.leadId,
    href: overviewOf(row),
    customer: row.customerName,
    title: row.title,
    value: amount(row.expectedValue),
  })

  const unplanned = (row: TodayRow): UnplannedLine => ({
    ...line(row),
    phase: phaseOf(row),
    action: row.nextAction,
    plan: writes
      ? { href: `${overviewOf(row)}#nextAction`, label: t('today.planAction', { customer: row.customerName }) }
      : null,
  })

  function stalled(row: TodayRow): StalledLine {
    const before = ground.stalledBefore.find((one) => one.phaseId === row.phaseId)?.day ?? today
    const values = {
      days: daysBetween(dayIn(timeZone, row.enteredAt), today),
      phase: row.phase,
      limit: daysBetween(before, today),
    }
    return {
      ...line(row),
      age: t('today.inPhaseAtMost', values),
      since: t('today.inPhaseSince', { day: dayOf(row.enteredAt, language, timeZone) }),
    }
  }

  function toDo(activity: ListedActivity): TaskLine {
    const { id, kind, customerId, time, contactName } = activity
    const label = t(`words.kind.${kind}`)
    const mark = activity.day ? due(activity.day) : ({ look: 'later', label: t('activities.undated') } as const)
    return {
      key: id,
      href: `/customers/${customerId}/activities`,
      what: activity.text ?? label,
      whose: [time, activity.customerName, contactName].filter(Boolean).join(', '),
      due: mark,
      kind: { icon: kindIcons[kind], label },
      value: null,
      done: null,
      doneActivity: activities.mayEdit(activity) ? activities.doneOf(activity, 'today') : null,
    }
  }

  const listOf = (section: Exclude<TodaySection, 'open'>, count: number, shown: number) => ({
    href: rowsUrl(todayFilter(actor, section)),
    label: count > shown ? t('today.allOf', { count: number(count, language) }) : t('today.all'),
  })

  const tasksOf = (section: TaskSection, count: number) => ({
    href: `/activities?due=${section}`,
    label: t('today.tasks', { count }),
  })

  function sectionOf<Line>(
    { count, rows }: TodayLeads['none'],
    section: 'none' | 'stalled',
    draw: (row: TodayRow) => Line,
  ) {
    if (count === 0) return null
    const heading = t(`today.${section}`)
    const links = [listOf(section, count, rows.length)]
    return { id: section, heading, count: number(count, language), links, rows: rows.map(draw) }
  }

  /** Next actions and tasks of a section as one, in the order of their days. */
  function dueSection({ leads, tasks }: Found, section: 'late' | 'today' | 'soon') {
    const { count = 0, rows = [] } = leads?.[section] ?? {}
    const planned = tasks[section]
    if (count + planned.count === 0) return null
    const lines = [
      ...rows.map((row) => ({ on: row.nextActionOn ?? '', line: task(row) })),
      ...planned.rows.map((one) => ({ on: `${one.day ?? ''} ${one.time ?? ''}`, line: toDo(one) })),
    ]
    return {
      id: section,
      heading: t(`today.${section}`),
      count: number(count + planned.count, language),
      links: [
        ...(count > 0 ? [listOf(section, count, rows.length)] : []),
        ...(planned.count > 0 ? [tasksOf(section, planned.count)] : []),
      ],
      rows: lines
        .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
        .map(({ line }) => line),
    }
  }

  function undatedSection({ undated: { count, rows } }: TodayTasks) {
    if (count === 0) return null
    const links = [tasksOf('undated', count)]
    return { id: 'undated', heading: t('today.undated'), count: number(count, language), links, rows: rows.map(toDo) }
  }

  function calm({ leads, tasks }: Found) {
    const left = (['late', 'today'] as const).some((one) => (leads?.[one].count ?? 0) + tasks[one].count > 0)
    if (left) return null
    if (leads?.open.count === 0 && !tasks.next && tasks.undated.count === 0)
      return { heading: t('today.noLeads'), text: t('today.noLeadsText') }
    const [next] = [leads?.open.rows[0]?.nextActionOn, tasks.next].filter((on) => typeof on === 'string').toSorted()
    const text = next
      ? t('today.nextOn', { day: day(next, language, today, { weekday: true }) })
      : t('today.nothingPlanned')
    return { heading: t('today.nothingLeft'), text }
  }

  const isDue = ({ late, today: now, soon }: TodayLeads, { leadId }: TodayRow) =>
    [late, now, soon].some(({ rows }) => rows.some((row) => row.leadId === leadId))

  /** All sections; without leads where the funnel is off. */
  return (found: Found): Pick<TodayProps, 'calm' | 'answered' | 'due' | 'undated' | 'open' | 'none' | 'stalled'> => {
    const { leads, tasks } = found
    return {
      calm: calm(found),
      answered: leads?.answered && !isDue(leads, leads.answered) ? task(leads.answered) : null,
      due: (['late', 'today', 'soon'] as const)
        .map((section) => dueSection(found, section))
        .filter((section) => section !== null),
      undated: undatedSection(tasks),
      open: leads?.open.count
        ? { href: rowsUrl(todayFilter(actor, 'open')), label: t('today.allOpen', { count: leads.open.count }) }
        : null,
      none: leads ? sectionOf(leads.none, 'none', unplanned) : null,
      stalled: leads ? sectionOf(leads.stalled, 'stalled', stalled) : null,
    }
  }
}

type Found = { leads: TodayLeads | undefined; tasks: TodayTasks }
