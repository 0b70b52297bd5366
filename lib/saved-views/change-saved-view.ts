import type { Transaction } from '@/db/client'
import { atVersion, lockRow, type Seen } from '../changes/gate'
import type { Meeting } from '../changes/meeting'
import type { Change } from '../changes/record'
import { transact } from '../changes/transact'
import { type Actor, demand } from '../permissions/actor'
import { Missing } from '../refusal'
import { isVisible, type SavedViewRow } from './visible'

/** The gate of every change to a saved view: that of somebody else which is not shared does not exist. */
export function changeSavedView(
  actor: Actor,
  seen: Seen,
  work: (tx: Transaction, view: SavedViewRow, meeting: Meeting) => Promise<Change>,
  { merges = false } = {},
): Promise<Change> {
  return transact(actor, async (tx) => {
    const view = await lockRow(tx, actor, 'savedView', seen.id)
    if (!(await isVisible(tx, actor, view))) throw new Missing()
    demand(actor, 'savedView.edit', view.ownerId)
    return atVersion(tx, actor, 'savedView', seen, view.version, merges, (meeting) => work(tx, view, meeting))
  })
}
