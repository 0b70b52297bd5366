import { recordingOf } from '../changes/gate'
import type { Recording } from '../changes/record'
import { clock } from '../clock'
import type { CustomerRow } from '../customers/change-customer'
import { creation } from '../customers/create-customer'
import { noonOf } from '../format/instant'
import { importLead } from '../leads/import-lead'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { fieldWrites } from './field-writes'
import type { Ground } from './ground'
import { judgeRow, type Verdict } from './judge-row'
import { noValues } from './known-customers'
import type { PlannedCustomer, PlannedRow } from './plan-row'
import { isRefused, refused } from './refused'
import type { Alike, RowRefusal } from './vocabulary'

/** What a row comes to: all that is to be written, nothing of it written yet. */
export type WorkedOut = {
  plan: PlannedRow
  verdict: Verdict
  customer: CustomerRow
  /** Whom the customer that it creates is likely to be. */
  alike: Alike | undefined
  recordings: Recording[]
}

/**
 * Works out one row on the ground of those before it, and becomes ground for those after. The rehearsal and the import
 * both do this; only the import then writes. `nextNumber` is asked for a customer that is created without one.
 */
export async function workOutRow(
  actor: Actor,
  ground: Ground,
  { line, plan }: { line: number; plan: PlannedRow },
  nextNumber: () => Promise<string> | string,
): Promise<WorkedOut | RowRefusal> {
  const verdict = judgeRow(plan, ground.mapping, ground.lookups, ground.customers, ground.leadIds)
  if (isRefused(verdict)) return verdict
  const alike = verdict.known ? undefined : await ground.alike.find(plan.customer)
  if (alike && ground.mapping.alike === 'leaveOut')
    return { ...refused('refusedAlike', { value: alike.line ? alike.name : `${alike.number} ${alike.name}` }), alike }
  try {
    const { customer, recording } = verdict.known
      ? edited(ground, verdict.known, verdict)
      : created(ground, actor, plan.customer, plan.customer.number ?? (await nextNumber()))
    const lead = leadOf(actor, ground, plan, verdict, customer)
    if (recording) {
      ground.customers.put(customer, verdict.merged)
      ground.alike.put(customer, line, verdict.known)
    }
    ground.customers.putValues(customer.id, verdict.values)
    if (plan.lead?.externalId) ground.leadIds.add(plan.lead.externalId)
    return { plan, verdict, customer, alike, recordings: [recording, lead].filter((one) => one !== undefined) }
  } catch (error) {
    if (error instanceof Refusal) return refused('refusedRule', { rule: error.key })
    throw error
  }
}

function edited(ground: Ground, known: CustomerRow, { set, values }: Verdict) {
  const present = ground.customers.valuesOf(known.id)
  const recording = recordingOf('customer', known, {
    operation: 'customer.edited',
    facts: { name: set.name ?? known.name },
    set,
    writes: fieldWrites('customer', known.id, ground.lookups.fields, values, present),
  })
  const version = recording?.subject.version ?? known.version
  return { customer: { ...known, ...set, version }, recording }
}

const nothing = {
  ...{ street: null, houseNumber: null, postalCode: null, city: null, country: null, phone: null, mobile: null },
  ...{ email: null, website: null, language: null, registrationNumber: null, vatNumber: null, source: null },
  ...{ remark: null, externalId: null, latitude: null, longitude: null },
}

function created(ground: Ground, actor: Actor, planned: PlannedCustomer, number: string) {
  const { name, accountTypeId, ownerId, fields, values } = planned
  const input = { ...nothing, ...fields, name, number, accountType: accountTypeId ?? '', owner: ownerId ?? null }
  const { row: customer, subject, decision } = creation(actor, input, number)
  const writes = fieldWrites('customer', customer.id, ground.lookups.fields, values, noValues)
  return { customer, recording: { subject, decision: { ...decision, writes: [...decision.writes, ...writes] } } }
}

function leadOf(actor: Actor, ground: Ground, plan: PlannedRow, verdict: Verdict, customer: CustomerRow) {
  const { lead } = plan
  const { phase, reason } = verdict
  if (!lead || !phase) return undefined
  const now = clock.now()
  // Of a day only noon is known; today's may be still to come.
  const instant = (on: string) => new Date(Math.min(noonOf(on, ground.timeZone).getTime(), now.getTime()))
  const closedAt = 'closedOn' in lead ? instant(lead.closedOn) : undefined
  const { score, expectedValue, recurringValue, note, externalId, title } = lead
  const recording = importLead(actor, {
    ...{ score, expectedValue, recurringValue, note, externalId, title, customer, phase },
    ownerId: plan.customer.ownerId === undefined ? customer.ownerId : plan.customer.ownerId,
    openedAt: lead.openedOn ? instant(lead.openedOn) : (closedAt ?? now),
    funnel: ground.lookups.funnel,
    closed: reason && closedAt ? { reason, at: closedAt } : undefined,
  })
  const { subject, decision } = recording
  const writes = fieldWrites('lead', subject.entityId, ground.lookups.fields, lead.custom, noValues)
  return { subject, decision: { ...decision, writes: [...decision.writes, ...writes] } }
}
