import type { Transaction } from '@/db/client'
import { Refusal } from '../refusal'
import { may } from './permissions'
import type { Permission, Role } from './vocabulary'

export type Through = 'form' | 'bulk' | 'api' | 'import' | 'system'

/** Who does something, and through what. Every operation takes one; every query starts from its organization. */
export type Actor = {
  organizationId: string
  userId: string
  role: Role
  through: Through
  /** The same for a form sent twice: its effect happens once. */
  requestId?: string
  /** Groups the changes of one import or bulk action. */
  batchId?: string
  /** The transaction that does many things at once; each of them is a savepoint of it. */
  within?: Transaction
  /** All is decided as if it were done, and nothing is written. */
  rehearses?: boolean
}

/** Refuses with `forbidden` when the role does not allow it on something of this owner. */
export function demand(actor: Actor, permission: Permission, ownerId?: string | null) {
  if (!may(actor, permission, ownerId)) throw new Refusal('forbidden')
}
