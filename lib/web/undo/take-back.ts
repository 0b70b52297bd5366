import { z } from 'zod'
import type { Change } from '../../changes/record'
import type { Actor } from '../../permissions/actor'
import { Refusal } from '../../refusal'
import { placeAfter } from '../../undo/place-after'
import { UndoChange, undoChange } from '../../undo/undo-change'
import { nextPath } from '../next-path'

/** The change, and where the person was who takes it back. */
export const TakeBack = UndoChange.extend({ back: z.unknown().transform(nextPath) })
type TakeBack = z.output<typeof TakeBack>

/** Takes a change back and goes on where the person was, unless that is gone; what stands in the way has a page. */
export async function takeBack(actor: Actor, { changeId, back }: TakeBack) {
  try {
    const undone = await undoChange(actor, { changeId })
    return { ...undone, to: (await placeAfter(actor, changeId, back)) ?? back, inTheWay: false }
  } catch (error) {
    if (!(error instanceof Refusal) || error.key === 'forbidden') throw error
    const nothing: Change = { id: null, entityId: changeId, customerId: null }
    return { ...nothing, to: `/changes/${changeId}?refused=${error.key}`, inTheWay: true }
  }
}
