import { z } from 'zod'
import { carryOut } from '../changes/gate'
import { heldBefore } from '../changes/meeting'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { ChangedMeanwhile } from '../refusal'
import { changeSavedView } from './change-saved-view'
import { factsOf } from './facts'
import { queryField, seenSavedView } from './saved-view-fields'

export const OverwriteSavedView = (read: Reading) => z.object({ ...seenSavedView, query: queryField(read) })
export type OverwriteSavedView = z.output<ReturnType<typeof OverwriteSavedView>>

/** Saves other filters and another order under the name. Refused when somebody else did so since the page was made. */
export function overwriteSavedView(actor: Actor, { savedViewId: id, version, query }: OverwriteSavedView) {
  return changeSavedView(
    actor,
    { id, version },
    async (tx, view, { since }) => {
      if (heldBefore(since, 'savedViews', { id }, 'query')) {
        throw new ChangedMeanwhile('savedView', id, version, view.version)
      }
      const decided = { operation: 'savedView.overwritten', facts: factsOf(view), set: { query } } as const
      return carryOut(tx, actor, 'savedView', view, decided)
    },
    { merges: true },
  )
}
