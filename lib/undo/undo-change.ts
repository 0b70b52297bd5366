import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Transaction } from '@/db/client'
import { activities, changes, customers, files, leads } from '@/db/schema'
import { ownerOfActivity } from '../activities/owner-of-activity'
import type { Change } from '../changes/record'
import { takeTurn } from '../changes/take-turn'
import { transact } from '../changes/transact'
import { violation } from '../changes/violation'
import { ownerOfFile } from '../files/owner-of-file'
import { newId } from '../ids'
import { hasAmounts, hasRecurring } from '../organizations/edit-organization'
import { type Actor, demand } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { demandVisible, ownerIn, saysWhoSees } from '../saved-views/undo-rules'
import { originOf, permissionOf } from './permission-of'
import { keepBytes, keepRules } from './rules'
import { obstaclesOf, putBack, type Recorded, standingsOf } from './take-back'

export const UndoChange = z.object({ changeId: z.uuid() })
export type UndoChange = z.output<typeof UndoChange>

/**
 * Takes a change back: what stood before it stands again, where what it wrote still stands. What was done together with
 * it, such as the leads that a setting settled, goes with it, all or nothing. Is itself a change, and can be taken back.
 * Refuses with `undo.changedSince` when something came after it, which `findUndo` names, or with `undo.fileForgotten`.
 */
export async function undoChange(actor: Actor, { changeId }: UndoChange): Promise<Change> {
  try {
    return await transact(actor, async (tx) => {
      const change = await findRecorded(tx, actor, changeId)
      const together = await tx.select().from(changes).where(withItsBatch(change)).orderBy(desc(changes.id))
      if (isOfSettings(together)) await takeTurn(tx, actor)
      const as = { ...actor, batchId: together.length > 1 ? newId() : undefined }
      for (const one of together) await demandUndo(tx, actor, one)
      let undone: Change | undefined
      for (const one of together) {
        const standings = await standingsOf(tx, one)
        if (obstaclesOf(standings).length > 0) {
          await keepBytes(tx, actor.organizationId, [one])
          throw new Refusal('undo.changedSince')
        }
        const isAsked = one.id === change.id
        const made = await putBack(tx, { ...as, requestId: isAsked ? actor.requestId : undefined }, one, standings)
        if (isAsked) undone = made
      }
      await keepRules(tx, actor.organizationId, together)
      return undone ?? { id: null, entityId: change.entityId, customerId: change.customerId }
    })
  } catch (error) {
    // Rows that others refer to by now, or a code or number that another has.
    if (violation(error)) throw new Refusal('undo.inUse')
    throw error
  }
}

export async function findRecorded(db: Pick<Transaction, 'select'>, actor: Actor, id: string): Promise<Recorded> {
  const [change] = await db
    .select()
    .from(changes)
    .where(and(eq(changes.organizationId, actor.organizationId), eq(changes.id, id)))
  if (!change) throw new Missing()
  if (change.entity === 'savedView') await demandVisible(db, actor, change)
  return change
}

/** A change and those of its batch. What an import made, or was taken back beside the requests, each goes by itself. */
export const withItsBatch = ({ organizationId, id, batchId, through, operation }: Recorded) =>
  and(
    eq(changes.organizationId, organizationId),
    batchId && through !== 'import' && !(through === 'bulk' && operation === 'undone')
      ? eq(changes.batchId, batchId)
      : eq(changes.id, id),
  )

const ofNoSettings = ['customer', 'contact', 'lead', 'activity', 'file', 'savedView']
const isOfSettings = (list: Recorded[]) => list.some(({ entity }) => !ofNoSettings.includes(entity))

/** Whether this actor may take a change back; whether something stands in the way is another question. */
export const mayTakeBack = (tx: Transaction, actor: Actor, change: Recorded): Promise<boolean> =>
  demandUndo(tx, actor, change).then(
    () => true,
    (error) => {
      if (error instanceof Refusal) return false
      throw error
    },
  )

async function demandUndo(tx: Transaction, actor: Actor, change: Recorded) {
  const permission = permissionOf[originOf(change)]
  if (!permission) throw new Refusal('undo.never')
  demand(actor, permission, await ownerOf(tx, actor, change))
  if (saysWhoSees(change)) demand(actor, 'savedView.share', ownerIn(change))
  const puts = (column: string) =>
    change.rows.some(({ table, before }) => table === 'organizations' && before && column in before)
  if (puts('currency') && (await hasAmounts(tx, actor.organizationId))) throw new Refusal('undo.currency')
  if (puts('recurringPeriod') && (await hasRecurring(tx, actor.organizationId)))
    throw new Refusal('organization.periodInUse')
}

/** The lead's own owner, else the customer's, as of what moved with one; of what is gone the one it had; the view's. Settings have none. */
export async function ownerOf(db: Reader, actor: Actor, change: Recorded): Promise<string | null | undefined> {
  const { organizationId, customerId, entity, entityId } = change
  if (entity === 'savedView') return ownerIn(change)
  if (!customerId) return undefined
  const isOfMerge = permissionOf[originOf(change)] === 'customer.merge'
  const had = (name: 'customers' | 'leads' | 'activities' | 'files', column = 'ownerId') => {
    const row = change.rows.find((one) => one.table === name)
    return (row?.after?.[column] ?? row?.before?.[column] ?? null) as string | null
  }
  if (entity === 'activity' && !isOfMerge) {
    const [activity] = await db
      .select({ assigneeId: activities.assigneeId })
      .from(activities)
      .where(and(eq(activities.organizationId, organizationId), eq(activities.id, entityId)))
    const assigneeId = activity?.assigneeId ?? String(had('activities', 'assigneeId'))
    return ownerOfActivity(db, actor, { customerId, assigneeId })
  }
  if (entity === 'file' && !isOfMerge) {
    const [file] = await db
      .select({ createdBy: files.createdBy })
      .from(files)
      .where(and(eq(files.organizationId, organizationId), eq(files.id, entityId)))
    const createdBy = file?.createdBy ?? String(had('files', 'createdBy'))
    return ownerOfFile(db, actor, { customerId, createdBy })
  }
  if (entity === 'lead' && !isOfMerge) {
    const [lead] = await db
      .select({ ownerId: leads.ownerId })
      .from(leads)
      .where(and(eq(leads.organizationId, organizationId), eq(leads.id, entityId)))
    const own = lead ? lead.ownerId : had('leads')
    if (own) return own
  }
  const [customer] = await db
    .select({ ownerId: customers.ownerId })
    .from(customers)
    .where(and(eq(customers.organizationId, organizationId), eq(customers.id, customerId)))
  return customer ? customer.ownerId : had('customers')
}
