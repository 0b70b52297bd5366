import { database } from '@/db/client'
import type { Import } from './find-import'
import type { Ground } from './ground'
import { keysOf, type LastLine } from './known-customers'
import { isRefused } from './refused'
import { rowsAfter } from './rows-after'

/** So many are told apart in 16 MB, however long the file is. */
const places = 2 ** 22

/**
 * In which line of a file each thing that a customer can be meant by stands last, 0 where it stands nowhere. What falls
 * on one place by chance is taken for one: a line may be too late, never too early.
 */
export async function findLastLines(found: Import, { planRow }: Pick<Ground, 'planRow'>): Promise<LastLine> {
  const lines = new Uint32Array(places)
  for await (const rows of rowsAfter(database(), found, 2000)) {
    for (const { line, cells } of rows) {
      const plan = planRow(cells)
      if (isRefused(plan)) continue
      for (const key of keysOf(plan.customer)) lines[placeOf(key)] = line
    }
  }
  return (key) => lines[placeOf(key)] ?? 0
}

/** FNV-1a. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % places
}
