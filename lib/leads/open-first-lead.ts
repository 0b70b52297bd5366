import type { Transaction } from '@/db/client'
import { lockRow, type RowOf } from '../changes/gate'
import { isComplete, listFunnel } from '../lead-phases/funnel'
import { findOrganization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import { openLead } from './start-lead'

/** Starts the lead that comes with an account type; none where its funnel is off or incomplete. The customer is locked. */
export async function openFirstLead(tx: Transaction, actor: Actor, customer: RowOf<'customer'>) {
  const accountType = await lockRow(tx, actor, 'accountType', customer.accountTypeId, 'share')
  const { funnelOn } = await findOrganization(tx, actor.organizationId)
  const funnel = accountType.leadPhases && funnelOn ? await listFunnel(tx, actor.organizationId, accountType.id) : []
  // The change that it comes with carries the request id.
  if (isComplete(funnel)) await openLead(tx, { ...actor, requestId: undefined }, customer, null)
}
