import { z } from 'zod'
import { record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { factsOf } from './facts'
import { audienceOf, demandAudience, queryField, savedViewFields } from './saved-view-fields'

export const AddSavedView = (read: Reading) => z.object({ ...savedViewFields(read), query: queryField(read) })
export type AddSavedView = z.output<ReturnType<typeof AddSavedView>>

/** Names a view of the list. Everybody may for themselves; sharing it needs a permission. */
export function addSavedView(actor: Actor, { name, query, ...shared }: AddSavedView) {
  const { userId: ownerId } = actor
  return transact(actor, async (tx) => {
    demand(actor, shared.sharedWith === 'nobody' ? 'savedView.edit' : 'savedView.share', ownerId)
    const id = newId()
    const audience = audienceOf(shared)
    await demandAudience(tx, actor, audience)
    const row = { name, query, ...audience, ownerId, createdAt: clock.now() }
    return record(
      tx,
      actor,
      { entity: 'savedView', entityId: id, version: 1 },
      { operation: 'savedView.added', facts: factsOf(row), writes: [insert('savedViews', { id }, row)] },
    )
  })
}
