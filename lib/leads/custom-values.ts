import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { carryOut, lockRow } from '../changes/gate'
import { changesSince, type Meeting, meet } from '../changes/meeting'
import type { Write } from '../changes/write'
import { type CustomField, inUse, listCustomFields } from '../custom-fields/list-custom-fields'
import { customFieldsOf, type TypedFields } from '../custom-fields/read-value'
import { valueWrites } from '../custom-fields/value-writes'
import type { Reading } from '../format/reading'
import { type Actor, demand } from '../permissions/actor'
import { ChangedMeanwhile } from '../refusal'
import type { LeadRow } from './change-lead'

/** Custom fields as a form about a lead posts them, its customer's too, and the customer's version it was made from. */
export const customValues = (read: Reading, fields: CustomField[]) => ({
  custom: customFieldsOf(read, inUse(fields)).optional(),
  customerVersion: z.coerce.number().int().optional(),
})
export type TypedCustom = { custom?: TypedFields; customerVersion?: number; version: number }

/**
 * Takes what a form about a lead says of custom fields: those of its customer as a change of the customer, at once;
 * those of the lead as writes for the change of the lead.
 */
export async function takeCustom(
  tx: Transaction,
  actor: Actor,
  lead: LeadRow,
  input: TypedCustom,
  meeting: Meeting,
): Promise<Write[]> {
  const { custom = {} } = input
  if (Object.keys(custom).length === 0) return []
  const ofCustomer = new Set((await listCustomFields(actor, 'customer', tx)).map(({ id }) => id))
  const part = (isCustomers: boolean) =>
    Object.fromEntries(Object.entries(custom).filter(([id]) => ofCustomer.has(id) === isCustomers))
  const writes = await valueWrites(tx, actor, 'lead', lead.id, part(false), meeting)
  await takeCustomers(tx, actor, lead, { ...input, custom: part(true) }, meeting)
  return writes
}

async function takeCustomers(
  tx: Transaction,
  actor: Actor,
  lead: LeadRow,
  input: TypedCustom,
  { taken, clashes }: Meeting,
) {
  const { custom = {}, customerVersion, version } = input
  if (Object.keys(custom).length === 0) return
  const customer = await lockRow(tx, actor, 'customer', lead.customerId)
  const versions = { seen: customerVersion ?? customer.version, present: customer.version }
  const since = await changesSince(tx, actor.organizationId, 'customer', customer.id, versions)
  // The next post is made from the present lead too, so that what the form met there is said with it.
  const refuse = (met: Meeting) =>
    new ChangedMeanwhile('lead', lead.id, version, lead.version, {
      taken: [...taken, ...met.taken],
      clashes: [...clashes, ...met.clashes],
    })
  // A version that nobody made, such as one of the future.
  if (since.length !== versions.present - versions.seen) throw refuse(meet([]))
  const met = meet(since)
  const writes = await valueWrites(tx, actor, 'customer', customer.id, custom, met)
  if (met.clashes.length > 0) throw refuse(met)
  if (writes.length === 0) return
  demand(actor, 'customer.edit', customer.ownerId)
  // The change of the lead carries the request id.
  await carryOut(tx, { ...actor, requestId: undefined }, 'customer', customer, {
    operation: 'customer.edited',
    facts: { name: customer.name },
    writes,
  })
}
