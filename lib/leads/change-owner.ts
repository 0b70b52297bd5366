import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { leads } from '@/db/schema'
import { asOneBatch } from '../changes/as-one-batch'
import { carryOut } from '../changes/gate'
import type { Change } from '../changes/record'
import { type CustomerRow, changeCustomer } from '../customers/change-customer'
import { type Actor, demand } from '../permissions/actor'
import { demandOwner } from '../users/demand-owner'
import { lockOpenLeads } from './lock-open-leads'

type ChangeOwner = { customerId: string; version: number; owner: string | null; openLeads: boolean }

/**
 * Gives a customer another owner, or none; with `openLeads` also its open leads that had one of their own. All or
 * nothing: who may not change one of those leads changes nothing.
 */
export async function changeOwner(actor: Actor, { customerId, version, owner, openLeads }: ChangeOwner) {
  const together = asOneBatch(actor)
  const ofLeads: Change[] = []
  const change = await changeCustomer(together, 'customer.edit', { id: customerId, version }, async (customer, tx) => {
    if (owner !== customer.ownerId) await demandOwner(tx, actor, owner)
    const others = sql`${leads.ownerId} <> coalesce(${owner}::uuid, '00000000-0000-0000-0000-000000000000')`
    if (openLeads) ofLeads.push(...(await giveLeads(tx, together, customerId, owner, others)))
    return { operation: 'customer.edited', facts: { name: customer.name }, set: { ownerId: owner } }
  })
  return change.id ? change : (ofLeads[0] ?? change)
}

/** Gives the open leads that a customer's owner has to another, or to none, within the change to the customer. */
export async function giveLeadsOfOwner(
  tx: Transaction,
  together: Actor,
  { id, ownerId }: CustomerRow,
  to: string | null,
) {
  if (ownerId && ownerId !== to) await giveLeads(tx, together, id, to, eq(leads.ownerId, ownerId))
}

async function giveLeads(
  tx: Transaction,
  together: Actor,
  customerId: string,
  ownerId: string | null,
  whose: SQL,
): Promise<Change[]> {
  const actor = { ...together, requestId: undefined }
  const open = await lockOpenLeads(tx, actor, and(eq(leads.customerId, customerId), whose) as SQL)
  const given: Change[] = []
  for (const lead of open) {
    demand(actor, 'lead.record', lead.ownerId)
    given.push(await carryOut(tx, actor, 'lead', lead, { operation: 'lead.edited', set: { ownerId } }))
  }
  return given
}
