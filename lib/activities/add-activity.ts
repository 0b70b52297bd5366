import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { factsOf } from '../changes/facts-of-activity'
import { lockRow } from '../changes/gate'
import { type Change, record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import { demandNotMerged } from '../customers/change-customer'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { findOrganization } from '../organizations/find-organization'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { activityFields, demandText } from './activity-fields'
import { noteMentions } from './note-mentions'
import { timingOf } from './timing'
import { demandWhose } from './whose'

export const AddActivity = (read: Reading) => z.object({ customerId: z.uuid(), ...activityFields(read) })
export type AddActivity = z.output<ReturnType<typeof AddActivity>>

/**
 * Writes down what was done with a customer, or plans what is to be done: see `timingOf`. Without an assignee it is
 * one's own. Refused are a note of the future and a task that is somebody's who is gone.
 */
export function addActivity(actor: Actor, input: AddActivity) {
  return transact(actor, async (tx) => {
    const customer = await lockRow(tx, actor, 'customer', input.customerId, 'share')
    demand(actor, 'activity.add')
    demandNotMerged(customer)
    return takeActivity(tx, actor, input)
  })
}

/** The same inside another operation's transaction, on a customer that is seen. */
export async function takeActivity(
  tx: Transaction,
  actor: Actor,
  { customerId, kind, text, minutes, lead, contact, assignee, ...when }: AddActivity,
): Promise<Change> {
  demandText({ kind, text })
  const whose = { customerId, leadId: lead, contactId: contact, assigneeId: assignee ?? actor.userId }
  await demandWhose(tx, actor, whose)
  const { timeZone } = await findOrganization(tx, actor.organizationId)
  const timing = timingOf(kind, when, timeZone)
  if (kind === 'note' && !timing.doneAt) throw new Refusal('activity.noteAhead', 'day')
  const id = newId()
  const now = clock.now()
  const row = { ...whose, kind, text, minutes, ...timing, createdAt: now, updatedAt: now }
  const change = await record(
    tx,
    actor,
    { entity: 'activity', entityId: id, version: 1, customerId },
    { operation: 'activity.added', facts: factsOf({ kind, text }), writes: [insert('activities', { id }, row)] },
  )
  if (!actor.rehearses) await noteMentions(tx, actor, id, text)
  return change
}
