import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { customers, leadPhases, type leads, phaseRecords } from '@/db/schema'
import { asOneBatch } from '../changes/as-one-batch'
import { type GateDecision, gate, lockRow, type Seen } from '../changes/gate'
import type { Meeting } from '../changes/meeting'
import type { Change } from '../changes/record'
import type { Write } from '../changes/write'
import { inOrder, type LeadPhase } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import type { Permission } from '../permissions/vocabulary'
import { ChangedMeanwhile, Refusal } from '../refusal'
import { type TypedCustom, takeCustom } from './custom-values'
import { hasMoved, mergeValues } from './merge-values'
import type { TypedValues } from './phase-values'

export type LeadRow = typeof leads.$inferSelect
export type PhaseRecord = typeof phaseRecords.$inferSelect

/** A lead as an operation sees it: its current record, and the phases of its account type in order. */
export type LeadInFunnel = LeadRow & { current: PhaseRecord; phase: LeadPhase; funnel: LeadPhase[] }

type Decide = (
  lead: LeadInFunnel,
  tx: Transaction,
  meeting: Meeting,
) => GateDecision<'lead'> | Promise<GateDecision<'lead'>>

/**
 * The gate of every change to a lead. A closed lead is refused unless `closed` says that this operation is about one.
 * `merges`: `decide` merges what was typed with what others changed since; whether it may have ended meanwhile it must ask.
 */
export function changeLead(
  actor: Actor,
  permission: Permission,
  seen: Seen,
  decide: Decide,
  options: { closed?: boolean; merges?: boolean } = {},
) {
  return throughGate(actor, permission, seen, options, decide)
}

/**
 * The same for a form that brings values of the current phase and of custom fields: they are merged with what others
 * recorded there since. `custom` is what is written of the lead's custom fields.
 */
export function changeLeadWith<T extends TypedValues & TypedCustom & { leadId: string }>(
  actor: Actor,
  permission: Permission,
  input: T,
  decide: (lead: LeadInFunnel, values: T, tx: Transaction, custom: Write[]) => ReturnType<Decide>,
) {
  const seen = { id: input.leadId, version: input.version }
  // Custom fields of its customer are a change of the customer, which goes with that of the lead.
  const together = input.custom ? asOneBatch(actor) : actor
  return throughGate(together, permission, seen, { merges: true }, async (lead, tx, meeting) => {
    const values = await mergeValues(tx, lead, input, meeting)
    const custom = await takeCustom(tx, together, lead, input, meeting)
    if (hasMoved(meeting)) throw new ChangedMeanwhile('lead', lead.id, input.version, lead.version, meeting)
    const { writes = [], ...decided } = await decide(lead, values, tx, custom)
    return { ...decided, writes: [...writes, ...custom] }
  })
}

function throughGate(
  actor: Actor,
  permission: Permission,
  seen: Seen,
  { closed = false, merges = false },
  decide: Decide,
): Promise<Change> {
  return gate(
    actor,
    permission,
    'lead',
    seen,
    async (row, tx, meeting) => {
      if (!hasMoved(meeting)) {
        if (row.state === 'closed' && !closed) throw new Refusal('lead.isClosed')
        if (row.state === 'open' && closed) throw new Refusal('lead.isOpen')
      }
      const decided = await decide(await inFunnel(tx, row), tx, meeting)
      await holdPhase(tx, actor, row, decided.set?.leadPhaseId)
      return decided
    },
    { ownerOf: (row, tx) => leadOwner(tx, row), merges },
  )
}

/** A phase stays in use until the lead that enters it is there. */
async function holdPhase(tx: Transaction, actor: Actor, lead: LeadRow, entered = lead.leadPhaseId) {
  if (entered === lead.leadPhaseId) return
  const phase = await lockRow(tx, actor, 'leadPhase', entered, 'share')
  if (phase.archivedAt) throw new Refusal('lead.phaseNotInUse')
}

/** The lead's own owner, else the customer's. */
export async function leadOwner(tx: Transaction, lead: LeadRow): Promise<string | null> {
  if (lead.ownerId) return lead.ownerId
  const [customer] = await tx
    .select({ ownerId: customers.ownerId })
    .from(customers)
    .where(and(eq(customers.organizationId, lead.organizationId), eq(customers.id, lead.customerId)))
  return customer?.ownerId ?? null
}

export async function inFunnel(tx: Transaction, lead: LeadRow): Promise<LeadInFunnel> {
  const [current] = await tx
    .select()
    .from(phaseRecords)
    .where(
      and(
        eq(phaseRecords.organizationId, lead.organizationId),
        eq(phaseRecords.leadId, lead.id),
        eq(phaseRecords.ordinal, lead.currentOrdinal),
      ),
    )
  const phases = await tx
    .select()
    .from(leadPhases)
    .where(and(eq(leadPhases.organizationId, lead.organizationId), eq(leadPhases.accountTypeId, lead.accountTypeId)))
  const phase = phases.find((one) => one.id === lead.leadPhaseId)
  if (!current || !phase) throw new Error(`lead ${lead.id} has no current phase record`)
  return { ...lead, current, phase, funnel: inOrder(phases.filter((one) => !one.archivedAt)) }
}
