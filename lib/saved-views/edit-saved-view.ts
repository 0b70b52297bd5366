import { z } from 'zod'
import { carryOut } from '../changes/gate'
import type { Reading } from '../format/reading'
import { type Actor, demand } from '../permissions/actor'
import { changeSavedView } from './change-saved-view'
import { factsOf } from './facts'
import { audienceOf, demandAudience, savedViewFields, seenSavedView } from './saved-view-fields'

export const EditSavedView = (read: Reading) => z.object({ ...seenSavedView, ...savedViewFields(read) })
export type EditSavedView = z.output<ReturnType<typeof EditSavedView>>

/** Renames a view and says who sees it, which is for its owner to say. */
export function editSavedView(actor: Actor, { savedViewId: id, version, name, ...shared }: EditSavedView) {
  return changeSavedView(
    actor,
    { id, version },
    async (tx, view, { merge }) => {
      const set = merge('savedViews', { id }, view, { name, ...audienceOf(shared) })
      if (set.sharedWith !== view.sharedWith || set.teamId !== view.teamId) {
        demand(actor, 'savedView.share', view.ownerId)
      }
      await demandAudience(tx, actor, set, view)
      const facts = factsOf({ ...view, ...set }, view)
      return carryOut(tx, actor, 'savedView', view, { operation: 'savedView.edited', facts, set })
    },
    { merges: true },
  )
}
