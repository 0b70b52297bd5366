import type { Facts } from '../changes/record'
import type { Audience, SavedViewRow } from './visible'

type Told = Audience & Pick<SavedViewRow, 'name'>

/** What a change of a view says of it, and whom it concerns: when the view is gone, nothing else can tell. */
export function factsOf(view: Told, before: Told = view): Facts {
  const { sharedWith, teamId: team } = before.sharedWith === 'nobody' ? view : before
  return { name: view.name, owner: view.ownerId, sharedWith, ...(team ? { team } : {}) }
}
