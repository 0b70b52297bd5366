import { database } from '@/db/client'
import { type FoundCustomer, findCustomer } from '../customers/find-customer'
import { type Actor, demand } from '../permissions/actor'
import { Missing } from '../refusal'
import { countMoving } from './what-moves'

export type Side = FoundCustomer & { moving: Awaited<ReturnType<typeof countMoving>> }

/**
 * Two customers as one looks at them before they become one, and which of them would rather stay: the one with open
 * leads, else the older one. What is archived is not merged.
 */
export async function findMerge(actor: Actor, id: string, otherId: string) {
  const [one, other] = await Promise.all([findSide(actor, id), findSide(actor, otherId)])
  for (const side of [one, other]) demand(actor, 'customer.merge', side.ownerId)
  if (one.id === other.id || [one, other].some(({ archivedAt }) => archivedAt)) throw new Missing()
  const [first] = [one, other].sort(
    (a, b) =>
      Number(b.openLeadCount > 0) - Number(a.openLeadCount > 0) || a.createdAt.getTime() - b.createdAt.getTime(),
  )
  return { one, other, stays: first?.id ?? one.id }
}

async function findSide(actor: Actor, id: string): Promise<Side> {
  const customer = await findCustomer(actor, id)
  return { ...customer, moving: await countMoving(database(), actor.organizationId, id) }
}
