import { z } from 'zod'
import { record } from '../changes/record'
import { remove } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { changeSavedView } from './change-saved-view'
import { factsOf } from './facts'
import { seenSavedView } from './saved-view-fields'

export const RemoveSavedView = z.object(seenSavedView)
export type RemoveSavedView = z.output<typeof RemoveSavedView>

/** Removes a view for good; the history keeps what it was. */
export function removeSavedView(actor: Actor, { savedViewId, version }: RemoveSavedView) {
  return changeSavedView(actor, { id: savedViewId, version }, (tx, view) => {
    const { organizationId: _organization, id, ...row } = view
    return record(
      tx,
      actor,
      { entity: 'savedView', entityId: id, version: view.version + 1 },
      { operation: 'savedView.removed', facts: factsOf(view), writes: [remove('savedViews', { id }, row)] },
    )
  })
}
