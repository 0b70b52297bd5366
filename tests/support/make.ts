import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { accountTypes, closingReasons, leadPhases, leads } from '@/db/schema'
import { record } from '@/lib/changes/record'
import { transact } from '@/lib/changes/transact'
import { insert } from '@/lib/changes/write'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { jumpForward } from '@/lib/leads/jump-forward'
import { startLead } from '@/lib/leads/start-lead'
import type { Actor } from '@/lib/permissions/actor'
import { actorOf, type Name } from './cast'

let number = 50_000

/** A customer of the owner's organization, owned by them; `accountType` is a code of the essentials. */
export async function makeCustomer(
  owner: Name | 'stranger' = 'joost',
  { name = 'Hotel Miramar Foz', accountType = 'LEAD' } = {},
) {
  const actor = actorOf(owner)
  const id = newId()
  const now = clock.now()
  const { id: accountTypeId } = await findAccountType(accountType, actor)
  const row = {
    number: String(++number),
    name,
    accountTypeId,
    ownerId: actor.userId,
    searchText: '',
    createdAt: now,
    updatedAt: now,
  }
  await transact(actor, (tx) =>
    record(
      tx,
      actor,
      { entity: 'customer', entityId: id, version: 1, customerId: id },
      {
        operation: 'customer.created',
        facts: { name },
        writes: [insert('customers', { id }, row)],
      },
    ),
  )
  return { id, accountTypeId }
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
