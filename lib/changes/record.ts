import { and, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { type ChangedRow, changes } from '@/db/schema'
import { clock } from '../clock'
import { newId } from '../ids'
import type { Actor } from '../permissions/actor'
import { keepingTotals } from './totals/keep'
import type { ChangeEntity, ChangeOperation } from './vocabulary'
import { apply, type Write } from './write'

export type Facts = Record<string, string | number | null>

/** What a gate's `decide` answers: what happened, and the rows that make it so. */
export type Decision = { operation: ChangeOperation; facts?: Facts; writes: Write[] }

/** What every operation answers, the same for a form sent twice; `id` is null when nothing differed. */
export type Change = { id: string | null; entityId: string; customerId: string | null }

/** Whose name a change bears; nobody's where Funil itself did it. */
export type Author = Pick<Actor, 'organizationId' | 'through' | 'requestId' | 'batchId' | 'rehearses'> & {
  userId: string | null
}

export type Subject = { entity: ChangeEntity; entityId: string; version: number; customerId?: string | null }

/** A change to be written, and what it is about. */
export type Recording = { subject: Subject; decision: Decision }

/** Writes the rows and, in the same transaction, the record of it. `subject.version` is the version after the change. */
export async function record(tx: Transaction, actor: Author, subject: Subject, decision: Decision): Promise<Change> {
  const { organizationId } = actor
  if (actor.rehearses) return { id: newId(), entityId: subject.entityId, customerId: subject.customerId ?? null }
  const rows: ChangedRow[] = []
  await keepingTotals(tx, organizationId, [subject.customerId], decision.writes, async () => {
    for (const write of decision.writes) {
      const row = await apply(tx, organizationId, write)
      if (row) rows.push(row)
    }
  })
  const change = changeRow(actor, { subject, decision }, rows)
  await tx.insert(changes).values(change)
  return { id: change.id, entityId: subject.entityId, customerId: change.customerId }
}

/** The row of `changes` that says what was done. */
export const changeRow = (actor: Author, { subject, decision }: Recording, rows: ChangedRow[]) => ({
  organizationId: actor.organizationId,
  id: newId(),
  entity: subject.entity,
  entityId: subject.entityId,
  entityVersion: subject.version,
  customerId: subject.customerId ?? null,
  operation: decision.operation,
  facts: decision.facts ?? {},
  rows,
  userId: actor.userId,
  through: actor.through,
  requestId: actor.requestId ?? null,
  batchId: actor.batchId ?? null,
  at: clock.now(),
})

/** The change that this very request has already made, if it was sent before. */
export async function findReplay(db: Reader, actor: Actor): Promise<Change | undefined> {
  if (!actor.requestId) return undefined
  const [row] = await db
    .select({ id: changes.id, entityId: changes.entityId, customerId: changes.customerId })
    .from(changes)
    .where(and(eq(changes.organizationId, actor.organizationId), eq(changes.requestId, actor.requestId)))
  return row
}
