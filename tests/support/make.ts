import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { accountTypes, closingReasons, leadPhases, leads } from '@/db/schema'
import { createCustomer } from '@/lib/customers/create-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'
import { jumpForward } from '@/lib/leads/jump-forward'
import { startLead } from '@/lib/leads/start-lead'
import type { Actor } from '@/lib/permissions/actor'
import { actorOf, type Name } from './cast'

/** A customer of the owner's organization, owned by them; `accountType` is a code of the essentials. */
export async function makeCustomer(
  owner: Name | 'stranger' = 'joost',
  { name = 'Hotel Miramar Foz', accountType = 'LEAD' } = {},
) {
  const actor = actorOf(owner)
  const { id: accountTypeId } = await findAccountType(accountType, actor)
  const fields = CustomerFields(reading('EUR')).parse({ name, accountType: accountTypeId, owner: actor.userId })
  const { entityId } = await createCustomer(actor, fields)
  return { id: entityId, accountTypeId }
}

/** An open lead of a new customer, in the phase with this code. Answers its row. */
export async function makeLead(
  owner: Name | 'stranger' = 'joost',
  { phase = 'CALL', accountType = 'LEAD', title = '' } = {},
) {
  const actor = actorOf(owner)
  const customer = await makeCustomer(owner, { accountType })
  const { entityId } = await startLead(actor, { customerId: customer.id, title: title || null })
  const target = await findPhase(phase, accountType, actor)
  if (target.phaseType !== 'initial')
    await jumpForward(actor, { leadId: entityId, version: 1, leadPhase: target.id, reason: null })
  return findLead(entityId)
}

export async function findLead(id: string) {
  const [lead] = await database().select().from(leads).where(eq(leads.id, id))
  return present(lead)
}

export async function findAccountType(
  code: string,
  { organizationId }: Pick<Actor, 'organizationId'> = actorOf('ana'),
) {
  const [row] = await database()
    .select()
    .from(accountTypes)
    .where(and(eq(accountTypes.organizationId, organizationId), eq(accountTypes.code, code)))
  return present(row)
}

export async function findPhase(
  code: string,
  accountType = 'LEAD',
  actor: Pick<Actor, 'organizationId'> = actorOf('ana'),
) {
  const { id } = await findAccountType(accountType, actor)
  const [row] = await database()
    .select()
    .from(leadPhases)
    .where(and(eq(leadPhases.accountTypeId, id), eq(leadPhases.code, code)))
  return present(row)
}

export async function findReason(code: string, { organizationId }: Pick<Actor, 'organizationId'> = actorOf('ana')) {
  const [row] = await database()
    .select()
    .from(closingReasons)
    .where(and(eq(closingReasons.organizationId, organizationId), eq(closingReasons.code, code)))
  return present(row)
}

function present<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('not in the test database')
  return row
}
