import { insert } from '@/lib/changes/write'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import type { LeadInFunnel, LeadRow, PhaseRecord } from '@/lib/leads/change-lead'
import { closing } from '@/lib/leads/close-lead'
import { enter, keepValues } from '@/lib/leads/steps'
import type { Actor } from '@/lib/permissions/actor'
import { atInstant, type Book, changeInBook, enterInBook, idAt, rowIn } from './book'
import type { PlannedLead, Stay } from './plan'
import type { Stage } from './stage'
import { addDays, daysAgo, workingInstant } from './timing'

/** Something that happens to a customer or its leads; those of one customer are carried out in order of time. */
export type Event = { at: Date; happen: () => void }

/** The events of one lead, in order. */
export function leadEvents(book: Book, stage: Stage, customerId: string, planned: PlannedLead, after: Date): Event[] {
  const { random } = book
  const { id: accountTypeId, funnel } = stage.type(planned.accountType)
  const ownerId = stage.userIds[planned.owner]
  const startedAt = workingInstant(random, stage.now, planned.startedAgo, after)
  const leadId = idAt(book, startedAt)
  const ids = { leadId, customerId, accountTypeId, ownerId }
  const events: Event[] = [{ at: startedAt, happen: () => start(book, ids, funnel, planned.title, startedAt) }]
  let at = startedAt
  const add = (ago: number, step: Step) => {
    const when = workingInstant(random, stage.now, ago, at)
    const userId = random.chance(0.06) ? stage.userIds.ana : ownerId
    at = when
    events.push({ at: when, happen: () => take(book, leadId, funnel, userId, when, step) })
  }
  for (const [index, stay] of planned.stays.entries()) {
    const next = planned.stays[index + 1]
    const enteredAgo = daysAgo(stage.now, at)
    const leftAgo = enteredAgo - stay.days
    const isOpen = !next && !planned.end
    if (isOpen || random.chance(0.35)) {
      const action = isOpen ? planned.next : { action: stay.action ?? null, inDays: -leftAgo }
      add(enteredAgo - stay.days * 0.3, recording(stage, stay, action))
    }
    if (next) {
      const stays = index + 2 < planned.stays.length || planned.end
      const action = stays ? { action: next.action ?? null, inDays: next.days - leftAgo } : planned.next
      add(leftAgo, leaving(stage, stay, next.phase, action))
    } else if (planned.end) add(leftAgo, ending(stage, stay, planned.end))
  }
  return events
}

type Step = (lead: LeadInFunnel, actor: Actor) => Parameters<typeof changeInBook>[5]

function take(book: Book, leadId: string, funnel: LeadPhase[], userId: string, at: Date, step: Step) {
  const actor: Actor = { organizationId: book.organizationId, userId, role: 'admin', through: 'form' }
  const decide = () => step(leadIn(book, leadId, funnel), actor)
  changeInBook(book, { userId, through: 'form' }, at, 'lead', leadId, atInstant(at, decide))
}

type Planned = { action: string | null; inDays: number } | undefined

const recording =
  (stage: Stage, stay: Stay, planned: Planned): Step =>
  (lead) => ({
    operation: 'lead.recorded',
    facts: { phase: lead.phase.description },
    set: nextAction(stage, planned),
    writes: keepValues(lead, valuesOf(stage, stay)),
  })

const leaving =
  (stage: Stage, stay: Stay, nextCode: string, planned: Planned): Step =>
  (lead, actor) => {
    const at = (code: string) => lead.funnel.findIndex((phase) => phase.code === code)
    const steps = at(nextCode) - at(lead.phase.code)
    const [operation, entry] = moves[steps === 1 ? 'completed' : steps > 1 ? 'jumped' : 'returned']
    const next = lead.funnel[at(nextCode)] as LeadPhase
    const { set, writes } = enter(lead, actor, next, entry, valuesOf(stage, stay))
    const facts = { phase: lead.phase.description, next: next.description }
    return { operation, facts, set: { ...set, ...nextAction(stage, planned) }, writes }
  }

const ending =
  (stage: Stage, stay: Stay, end: NonNullable<PlannedLead['end']>): Step =>
  (lead, actor) => {
    const reason = stage.reason(end.reason)
    const facts = { phase: lead.phase.description, reason: reason.description, outcome: reason.outcome }
    return { operation: 'lead.closed', facts, ...closing(lead, actor, valuesOf(stage, stay), reason.id, end.comment) }
  }

/** What is planned, and its day; nothing planned has none. */
const nextAction = ({ today }: Stage, planned: Planned) =>
  planned?.action
    ? { nextAction: planned.action, nextActionOn: addDays(today, planned.inDays) }
    : { nextAction: null, nextActionOn: null }

const moves = {
  completed: ['lead.phaseCompleted', 'completed'],
  jumped: ['lead.jumped', 'jumped'],
  returned: ['lead.returned', 'returned'],
} as const

type Started = { leadId: string; customerId: string; accountTypeId: string; ownerId: string }

function start(book: Book, ids: Started, funnel: LeadPhase[], title: string | null, at: Date) {
  const { leadId, customerId, accountTypeId, ownerId } = ids
  const initial = funnel[0] as LeadPhase
  const lead = {
    ...{ customerId, accountTypeId, title, ownerId, state: 'open', leadPhaseId: initial.id, currentOrdinal: 1 },
    ...{ openedAt: at, createdAt: at, updatedAt: at },
  }
  const first = { leadPhaseId: initial.id, enteredBy: 'started', enteredAt: at, enteredUserId: ownerId }
  const subject = { entity: 'lead', entityId: leadId, version: 1, customerId } as const
  enterInBook(book, { userId: ownerId, through: 'form' }, at, subject, {
    operation: 'lead.started',
    facts: { phase: initial.description, title },
    writes: [insert('leads', { id: leadId }, lead), insert('phaseRecords', { leadId, ordinal: 1 }, first)],
  })
}

const noValues = {
  score: null,
  expectedValue: null,
  recurringValue: null,
  note: null,
  endedAt: null,
  endedUserId: null,
}

const noAction = { nextAction: null, nextActionOn: null }

function leadIn(book: Book, id: string, funnel: LeadPhase[]): LeadInFunnel {
  const lead = { ...noAction, ...rowIn<LeadRow>(book, 'leads', { id }) }
  const current = {
    ...noValues,
    ...rowIn<PhaseRecord>(book, 'phaseRecords', { leadId: id, ordinal: lead.currentOrdinal }),
  }
  const phase = funnel.find((one) => one.id === lead.leadPhaseId) as LeadPhase
  return { ...lead, current, phase, funnel }
}

function valuesOf({ unit }: Stage, { score, expected, recurring, note = null }: Stay) {
  const minor = (amount: number | null) => (amount === null ? null : amount * unit)
  return { score, expectedValue: minor(expected), recurringValue: minor(recurring), note }
}
