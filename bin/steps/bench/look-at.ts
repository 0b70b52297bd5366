import type { Visitor } from '../visit/visitor'
import type { Counted, countingProxy } from './count-proxy'
import { type Weight, weigh } from './weigh'
import type { Work } from './works'

export type Look = { weight?: Weight; counted: Counted }

/** What one request weighs, and what it asks of the database: Funil stands behind a proxy that counts. */
export async function lookAt(
  { once, paths = [] }: Work,
  visitor: Visitor,
  { counted }: Awaited<ReturnType<typeof countingProxy>>,
): Promise<Look> {
  // The first time, what is prepared is asked for as well.
  await once(visitor, 0)
  const weight = paths[0] ? weigh((await visitor.ask(paths[0])).bytes) : undefined
  const before = { ...counted }
  await once(visitor, 0)
  return { weight, counted: { queries: counted.queries - before.queries, rows: counted.rows - before.rows } }
}
