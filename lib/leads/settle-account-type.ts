import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { leads } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { lockOpenLeads } from './lock-open-leads'
import { type Settled, settleEach } from './settle-lead'

/** Settles the open leads of an account type whose funnel ends, in one batch; what moves goes to another funnel. */
export async function settleAccountType(tx: Transaction, actor: Actor, accountTypeId: string, posted: Settled) {
  const open = await lockOpenLeads(tx, actor, eq(leads.accountTypeId, accountTypeId))
  await settleEach(tx, actor, open, posted, (phase) => phase.accountTypeId !== accountTypeId)
}
