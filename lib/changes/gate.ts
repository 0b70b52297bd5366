import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clock } from '../clock'
import { type Actor, demand } from '../permissions/actor'
import type { Permission } from '../permissions/vocabulary'
import { ChangedMeanwhile, Missing } from '../refusal'
import { changesSince, type Meeting, meet } from './meeting'
import { type Change, type Decision, type Recording, record } from './record'
import { takeTurn } from './take-turn'
import { transact } from './transact'
import type { ChangeEntity } from './vocabulary'
import { recordedTables, update } from './write'

/** Entities with an id of their own, and the table that holds them. */
const tableOf = {
  customer: 'customers',
  contact: 'contacts',
  lead: 'leads',
  activity: 'activities',
  file: 'files',
  accountType: 'accountTypes',
  leadPhase: 'leadPhases',
  closingReason: 'closingReasons',
  customField: 'customFields',
  savedView: 'savedViews',
  team: 'teams',
} as const satisfies Partial<Record<ChangeEntity, keyof typeof recordedTables>>

export type GatedEntity = keyof typeof tableOf
export type RowOf<E extends GatedEntity> = (typeof recordedTables)[(typeof tableOf)[E]]['$inferSelect']

/** Settings whose changes reach their neighbours. */
const inTurn: GatedEntity[] = ['accountType', 'leadPhase', 'closingReason', 'customField']

/** What the person saw: the row, and the version the form was made from. */
export type Seen = { id: string; version: number }

/** `set` changes the locked row itself, `writes` others in the same transaction. */
export type GateDecision<E extends GatedEntity> = Omit<Decision, 'writes'> & {
  set?: Partial<RowOf<E>>
  writes?: Decision['writes']
}

/**
 * Locks one row of the actor's organization for the rest of the transaction. Not there or not visible: `Missing`.
 * `share` only keeps others from changing it.
 */
export async function lockRow<E extends GatedEntity>(
  tx: Transaction,
  actor: Actor,
  entity: E,
  id: string,
  strength: 'update' | 'share' = 'update',
) {
  const table = recordedTables[tableOf[entity]] as typeof recordedTables.customers
  const [row] = await tx
    .select()
    .from(table)
    .where(and(eq(table.organizationId, actor.organizationId), eq(table.id, id)))
    .for(strength)
  if (!row) throw new Missing()
  return row as unknown as RowOf<E>
}

type Owner = string | null | undefined

export type GateOptions<E extends GatedEntity> = {
  /** Whose it is, for permissions that reach only what is one's own. */
  ownerOf?: (row: RowOf<E>, tx: Transaction) => Promise<Owner> | Owner
  /** `decide` merges what was typed with what others changed since; else an older version is refused as it is. */
  merges?: boolean
}

/** The one way a row is changed: lock it, see it, be permitted, at the version the person saw, decide, write, record. */
export function gate<E extends GatedEntity>(
  actor: Actor,
  permission: Permission,
  entity: E,
  seen: Seen,
  decide: (row: RowOf<E>, tx: Transaction, meeting: Meeting) => GateDecision<E> | Promise<GateDecision<E>>,
  { ownerOf = () => undefined, merges = false }: GateOptions<E> = {},
): Promise<Change> {
  return transact(actor, async (tx) => {
    if (inTurn.includes(entity)) await takeTurn(tx, actor)
    const row = await lockRow(tx, actor, entity, seen.id)
    demand(actor, permission, await ownerOf(row, tx))
    const decided = await atVersion(tx, actor, entity, seen, row.version, merges, (meeting) => decide(row, tx, meeting))
    return carryOut(tx, actor, entity, row, decided)
  })
}

/**
 * Lets a form decide that was made from the present version, or that merges with what was changed since. Where both
 * wrote the same column, or it does not merge, refuses with what was found.
 */
export async function atVersion<T>(
  tx: Transaction,
  { organizationId }: Actor,
  entity: ChangeEntity,
  seen: Seen,
  present: number,
  merges: boolean,
  decide: (meeting: Meeting) => T | Promise<T>,
): Promise<T> {
  if (seen.version === present) return decide(meet([]))
  if (!merges) throw new ChangedMeanwhile(entity, seen.id, seen.version, present)
  const since = await changesSince(tx, organizationId, entity, seen.id, { seen: seen.version, present })
  // A version that nobody made, such as one of the future.
  if (since.length !== present - seen.version) throw new ChangedMeanwhile(entity, seen.id, seen.version, present)
  const meeting = meet(since)
  const decided = await decide(meeting)
  if (meeting.clashes.length > 0) throw new ChangedMeanwhile(entity, seen.id, seen.version, present, meeting)
  return decided
}

/** Writes a decision about a row that is already locked; a second change in one transaction carries no request id. */
export async function carryOut<E extends GatedEntity>(
  tx: Transaction,
  actor: Actor,
  entity: E,
  row: RowOf<E>,
  decided: GateDecision<E>,
): Promise<Change> {
  const made = recordingOf(entity, row, decided)
  return made
    ? record(tx, actor, made.subject, made.decision)
    : { id: null, entityId: row.id, customerId: customerOf(entity, row) }
}

/** What a decision about a locked row writes and records; undefined when nothing differs. */
export function recordingOf<E extends GatedEntity>(
  entity: E,
  row: RowOf<E>,
  { operation, facts, set = {}, writes = [] }: GateDecision<E>,
): Recording | undefined {
  if (writes.length === 0 && !differs(row, set)) return undefined
  const version = row.version + 1
  const stamp = 'updatedAt' in row ? { version, updatedAt: clock.now() } : { version }
  const own = update(tableOf[entity], { id: row.id }, row, { ...set, ...stamp })
  return {
    subject: { entity, entityId: row.id, version, customerId: customerOf(entity, row) },
    decision: { operation, facts, writes: [...writes, own] },
  }
}

const customerOf = <E extends GatedEntity>(entity: E, row: RowOf<E>) =>
  entity === 'customer' ? row.id : 'customerId' in row ? row.customerId : null

const differs = (row: object, set: object) =>
  Object.entries(set).some(
    ([name, value]) => !isDeepStrictEqual((row as Record<string, unknown>)[name] ?? null, value ?? null),
  )
