import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { lockRow, type RowOf } from '../changes/gate'
import { type Change, record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { isComplete, listFunnel } from '../lead-phases/funnel'
import { findOrganization } from '../organizations/find-organization'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'

export const StartLead = (read: Reading) => z.object({ customerId: z.uuid(), title: read.text(120) })
export type StartLead = z.output<ReturnType<typeof StartLead>>

/** Starts a lead in the initial phase of the customer's account type. Refused where its funnel is off or incomplete. */
export function startLead(actor: Actor, input: StartLead) {
  return transact(actor, async (tx) => {
    const customer = await lockRow(tx, actor, 'customer', input.customerId)
    demand(actor, 'lead.start', customer.ownerId)
    return openLead(tx, actor, customer, input.title)
  })
}

/** The same inside another operation's transaction, on a customer that it has locked. */
export async function openLead(
  tx: Transaction,
  actor: Actor,
  customer: RowOf<'customer'>,
  title: string | null,
): Promise<Change> {
  if (customer.archivedAt) throw new Refusal('customer.isArchived')
  const { organizationId } = actor
  const accountType = await lockRow(tx, actor, 'accountType', customer.accountTypeId, 'share')
  const organization = await findOrganization(tx, organizationId)
  if (!accountType.leadPhases || !organization.funnelOn) throw new Refusal('lead.accountTypeHasNoPhases')
  const funnel = await listFunnel(tx, organizationId, accountType.id)
  const initial = funnel[0] && (await lockRow(tx, actor, 'leadPhase', funnel[0].id, 'share'))
  if (!initial || initial.archivedAt || !isComplete(funnel)) throw new Refusal('lead.funnelIncomplete')
  const now = clock.now()
  const id = newId()
  const lead = {
    customerId: customer.id,
    accountTypeId: accountType.id,
    title,
    ownerId: customer.ownerId,
    state: 'open',
    leadPhaseId: initial.id,
    currentOrdinal: 1,
    openedAt: now,
    createdAt: now,
    updatedAt: now,
  }
  const first = { leadPhaseId: initial.id, enteredBy: 'started', enteredAt: now, enteredUserId: actor.userId }
  return record(
    tx,
    actor,
    { entity: 'lead', entityId: id, version: 1, customerId: customer.id },
    {
      operation: 'lead.started',
      facts: { phase: initial.description, title },
      writes: [insert('leads', { id }, lead), insert('phaseRecords', { leadId: id, ordinal: 1 }, first)],
    },
  )
}
