import type { Facts } from '../changes/record'
import type { SavedViewRow } from './visible'

type Told = Pick<SavedViewRow, 'name' | 'ownerId' | 'sharedWith'>

/** What a change of a view says of it, and whom it concerns: when the view is gone, nothing else can tell. */
export const factsOf = ({ name, ownerId, sharedWith }: Told, before?: Told): Facts => ({
  ...{ name, owner: ownerId },
  sharedWith: before && before.sharedWith !== 'nobody' ? before.sharedWith : sharedWith,
})
