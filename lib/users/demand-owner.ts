import type { Transaction } from '@/db/client'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { isActiveMember } from './change-member'

/** Only an active member can be made an owner; nobody is fine. */
export async function demandOwner(tx: Transaction, actor: Actor, ownerId: string | null) {
  if (ownerId !== null && !(await isActiveMember(tx, actor.organizationId, ownerId))) {
    throw new Refusal('customer.ownerGone', 'owner')
  }
}
