import type { StalledLine, UnplannedLine } from '@/components/today/lead-lists'
import type { PhaseProps, TaskLine } from '@/components/today/tasks'
import type { TodayProps } from '@/components/today/today-view'
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
import { daysAhead } from './done-form'
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
      done: writes ? { customerId, leadId, version, label, days, answersAt: `/?done=${leadId}` } : null,
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
    const age = row.stalledAfterDays === null ? t('today.inPhaseUsual', values) : t('today.inPhaseAtMost', values)
    return { ...line(row), age, since: t('today.inPhaseSince', { day: dayOf(row.enteredAt, language, timeZone) }) }
  }

  function sectionOf<Line>(leads: TodayLeads, section: Exclude<TodaySection, 'open'>, draw: (row: TodayRow) => Line) {
    const { count, rows } = leads[section]
    if (count === 0) return null
    const text = number(count, language)
    return {
      id: section,
      heading: t(`today.${section}`),
      count: text,
      href: rowsUrl(todayFilter(actor, section)),
      all: count > rows.length ? t('today.allOf', { count: text }) : t('today.all'),
      rows: rows.map(draw),
    }
  }

  function calm({ late, today: now, open }: TodayLeads) {
    if (open.count === 0) return { heading: t('today.noLeads'), text: t('today.noLeadsText') }
    if (late.count + now.count > 0) return null
    const next = open.rows[0]?.nextActionOn
    const text = next
      ? t('today.nextOn', { day: day(next, language, today, { weekday: true }) })
      : t('today.nothingPlanned')
    return { heading: t('today.nothingLeft'), text }
  }

  const isDue = ({ late, today: now, soon }: TodayLeads, { leadId }: TodayRow) =>
    [late, now, soon].some(({ rows }) => rows.some((row) => row.leadId === leadId))

  return {
    leads: (leads: TodayLeads): NonNullable<TodayProps['leads']> => ({
      calm: calm(leads),
      answered: leads.answered && !isDue(leads, leads.answered) ? task(leads.answered) : null,
      due: (['late', 'today', 'soon'] as const)
        .map((section) => sectionOf(leads, section, task))
        .filter((section) => section !== null),
      open:
        leads.open.count === 0
          ? null
          : {
              href: rowsUrl(todayFilter(actor, 'open')),
              label: t('today.allOpen', { count: leads.open.count }),
            },
      none: sectionOf(leads, 'none', unplanned),
      stalled: sectionOf(leads, 'stalled', stalled),
    }),
  }
}
