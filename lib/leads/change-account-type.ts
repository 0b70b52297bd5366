import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { leads } from '@/db/schema'
import { asOneBatch } from '../changes/as-one-batch'
import { type GateDecision, lockRow } from '../changes/gate'
import { type CustomerRow, changeCustomer } from '../customers/change-customer'
import { seenCustomer } from '../customers/edit-customer'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal, unlessMissing } from '../refusal'
import type { LeadRow } from './change-lead'
import { lockOpenLeads } from './lock-open-leads'
import { type Settled, settleEach, settleFields } from './settle-lead'

export const ChangeAccountType = (read: Reading) =>
  z.object({
    ...seenCustomer,
    accountType: read.choice(),
    ...settleFields(read),
  })
export type ChangeAccountType = z.output<ReturnType<typeof ChangeAccountType>>

/** Gives a customer another account type. With open leads it must say what becomes of them: keep, move or close. */
export function changeAccountType(actor: Actor, input: ChangeAccountType) {
  const seen = { id: input.customerId, version: input.version }
  const together = asOneBatch(actor)
  return changeCustomer(
    together,
    'customer.edit',
    seen,
    async (customer, tx) => (await takeAccountType(tx, together, customer, input)).decision,
  )
}

/** The same inside another change to the customer; answers which leads were open. What moves, moves within the new funnel. */
export async function takeAccountType(
  tx: Transaction,
  actor: Actor,
  customer: CustomerRow,
  input: Settled & { accountType: string },
): Promise<{ decision: GateDecision<'customer'>; open: LeadRow[] }> {
  const [from, to] = await Promise.all([
    lockRow(tx, actor, 'accountType', customer.accountTypeId, 'share'),
    lockRow(tx, actor, 'accountType', input.accountType, 'share').catch(unlessMissing),
  ])
  if (!to || to.archivedAt) throw new Refusal('customer.accountTypeGone', 'accountType')
  const open = await lockOpenLeads(tx, actor, eq(leads.customerId, customer.id))
  if (from.id !== to.id) await settleEach(tx, actor, open, input, (phase) => phase.accountTypeId === to.id)
  return {
    decision: {
      operation: 'customer.accountTypeChanged',
      facts: { from: from.description, to: to.description },
      set: { accountTypeId: to.id },
    },
    open,
  }
}
