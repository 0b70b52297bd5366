import { newId } from '../ids'
import type { Actor } from '../permissions/actor'

/** What this actor does from here on was done together, and is taken back together. */
export const asOneBatch = (actor: Actor): Actor => ({ ...actor, batchId: actor.batchId ?? newId() })
