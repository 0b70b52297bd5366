import { database, type Reader } from '@/db/client'
import type { Actor } from '../permissions/actor'
import { byLikeliness, reasonsAmong } from './among'
import { lookAround, type There } from './look-around'
import { type Candidate, traitsOf } from './traits'
import type { Reason } from './vocabulary'

export type Duplicate = There & { reasons: Reason[] }

const mostShown = 5

/** The customers that are likely to be the candidate under another number, the likeliest first, at most five. */
export async function findDuplicates(
  actor: Actor,
  candidate: Candidate,
  db: Reader = database(),
): Promise<Duplicate[]> {
  const around = await lookAround(db, actor, [candidate])
  const found: Duplicate[] = []
  for (const [id, reasons] of reasonsAmong([around], traitsOf(candidate))) {
    const one = around.there.get(id)
    if (one && id !== candidate.id) found.push({ ...one, reasons })
  }
  return found.sort(byLikeliness).slice(0, mostShown)
}
