import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { asOneBatch } from '../changes/as-one-batch'
import { lockRow } from '../changes/gate'
import { changesSince } from '../changes/meeting'
import { type Recording, record } from '../changes/record'
import { recordAll } from '../changes/record-all'
import { transact } from '../changes/transact'
import { update, type Write } from '../changes/write'
import { clock } from '../clock'
import { valuesOfMerge } from '../custom-fields/values-of-merge'
import { type CustomerRow, demandNotMerged, withSearchText } from '../customers/change-customer'
import { refreshSearchText } from '../customers/refresh-search-text'
import type { Reading } from '../format/reading'
import { type Actor, demand } from '../permissions/actor'
import { ChangedMeanwhile, Refusal } from '../refusal'
import { demandOwner } from '../users/demand-owner'
import { columnOf, type MergedField, mergedFields, preferred } from './merged-fields'
import { countMoving, movesOf } from './what-moves'

/** Two customers and which of them stays; of each field, `custom` ones by their ids, the id of the one whose value is kept. */
export const MergeCustomers = (read: Reading) =>
  z.object({
    customerId: z.uuid(),
    version: z.coerce.number().int(),
    otherId: z.uuid(),
    otherVersion: z.coerce.number().int(),
    stays: read.choice(),
    custom: z.record(z.string(), read.optionalChoice).optional(),
    ...(Object.fromEntries(mergedFields.map((field) => [field, read.optionalChoice])) as Record<
      MergedField,
      Reading['optionalChoice']
    >),
  })
export type MergeCustomers = z.output<ReturnType<typeof MergeCustomers>>

/**
 * Makes one customer of two: the one that stays gets the values chosen and all that the other has; the other is
 * archived under its number and says where it went. Open leads stay open, each in its funnel. One batch, taken back as
 * one. Refuses with `ChangedMeanwhile` when either is no longer what the person saw.
 */
export function mergeCustomers(actor: Actor, input: MergeCustomers) {
  const together = asOneBatch(actor)
  return transact(together, async (tx) => {
    const both = await lockBoth(tx, together, input)
    for (const { ownerId } of both) demand(actor, 'customer.merge', ownerId)
    const [stays, goes] = await asSeen(tx, input, both)
    const now = clock.now()
    const named = { name: stays.name, other: goes.name }
    const set = await chosen(tx, together, input, stays, goes)
    const counts = await countMoving(tx, stays.organizationId, goes.id)
    const moves = await movesOf(tx, { organizationId: stays.organizationId, from: goes.id, to: stays.id })
    const externalId = set.externalId === goes.externalId ? null : goes.externalId
    const gone = { archivedAt: now, mergedIntoId: stays.id, externalId }
    // What goes lets its external id go before the other takes it. The change of the one that stays carries the request id.
    await recordAll(tx, { ...together, requestId: undefined }, [
      changeOf(goes, 'customer.mergedInto', named, { ...gone, updatedAt: now }),
      ...moves,
    ])
    const whole = { ...(await withSearchText(tx, stays, set)), updatedAt: now }
    const values = await valuesOfMerge(tx, together, { stays: stays.id, goes: goes.id }, input.custom ?? {})
    const last = changeOf(stays, 'customer.merged', { ...named, ...counts }, whole, values)
    const change = await record(tx, together, last.subject, last.decision)
    await refreshSearchText(tx, { ...goes, ...gone })
    return change
  })
}

/** Both rows, locked in the order of their ids, so that two merges never wait for each other. */
async function lockBoth(tx: Transaction, actor: Actor, { customerId, otherId }: MergeCustomers) {
  const rows: CustomerRow[] = []
  for (const id of [...new Set([customerId, otherId])].sort()) rows.push(await lockRow(tx, actor, 'customer', id))
  return rows
}

/** The one that stays and the one that goes, both as the person saw them and in use. */
async function asSeen(tx: Transaction, input: MergeCustomers, both: CustomerRow[]) {
  const stays = both.find(({ id }) => id === input.stays)
  const goes = both.find(({ id }) => id !== input.stays)
  if (!stays || !goes) throw new Refusal('customer.mergeTwo', 'stays')
  for (const row of both) await demandSeen(tx, row, row.id === input.customerId ? input.version : input.otherVersion)
  for (const row of both) demandNotMerged(row)
  if (both.some(({ archivedAt }) => archivedAt)) throw new Refusal('customer.isArchived')
  return [stays, goes] as const
}

/** What others changed stands in the page that comes back: it is to be chosen of anew. */
async function demandSeen(tx: Transaction, { organizationId, id, version }: CustomerRow, seen: number) {
  if (version === seen) return
  const since = await changesSince(tx, organizationId, 'customer', id, { seen, present: version })
  const taken = since.flatMap(({ rows }) => rows.flatMap(({ after }) => Object.keys(after ?? {})))
  throw new ChangedMeanwhile('customer', id, seen, version, { taken, clashes: [] })
}

/** The values that the one that stays gets. */
async function chosen(tx: Transaction, actor: Actor, input: MergeCustomers, stays: CustomerRow, goes: CustomerRow) {
  const from = (field: MergedField) => ((input[field] ?? preferred(field, stays, goes)) === goes.id ? goes : stays)
  const values = mergedFields.map((field) => [columnOf(field), from(field)[columnOf(field)]])
  const set = Object.fromEntries(values) as Partial<CustomerRow>
  if (set.accountTypeId && set.accountTypeId !== stays.accountTypeId) {
    const type = await lockRow(tx, actor, 'accountType', set.accountTypeId, 'share')
    if (type.archivedAt) throw new Refusal('customer.accountTypeGone', 'accountType')
  }
  if (set.ownerId && set.ownerId !== stays.ownerId) await demandOwner(tx, actor, set.ownerId)
  return set
}

/** A change of one of both, also where none of its columns differs: that it was merged is what happened to it. */
const changeOf = (
  row: CustomerRow,
  operation: 'customer.merged' | 'customer.mergedInto',
  facts: Recording['decision']['facts'],
  set: Partial<CustomerRow>,
  also: Write[] = [],
): Recording => {
  const version = row.version + 1
  return {
    subject: { entity: 'customer', entityId: row.id, version, customerId: row.id },
    decision: { operation, facts, writes: [...also, update('customers', { id: row.id }, row, { ...set, version })] },
  }
}
