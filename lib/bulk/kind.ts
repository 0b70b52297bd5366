import type { z } from 'zod'
import type { Transaction } from '@/db/client'
import type { Change } from '../changes/record'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import type { Permission } from '../permissions/vocabulary'

/** A row that was chosen: a customer, and the lead where the kind is about leads and the row has one. */
export type Chosen = { customerId: string; leadId: string | null }

/** One kind of thing to do to many rows: what is asked once for all, and the operation that does it to each. */
export type Kind<Input> = {
  about: 'customers' | 'leads'
  permission: Permission
  asks: (read: Reading) => z.ZodType<Input>
  /** In a transaction that the actor acts within, so that what is locked here is what the operation finds. */
  act: (actor: Actor, tx: Transaction, chosen: Chosen, input: Input) => Promise<Change>
}
