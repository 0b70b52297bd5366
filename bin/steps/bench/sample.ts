import type { Visitor } from '../visit/visitor'
import { load, type Once, type Sample } from './load'
import type { Options } from './options'
import type { Work } from './works'

type Contender = { once: Once; visitors: Visitor[] }

/**
 * A work at 1, 10 and 50 connections, after it was done a little without being measured. Whoever is compared takes turns
 * with the others: the machine may have other things to do a moment later.
 */
export async function sample(work: Work, contenders: Contender[], { seconds, mostPosts }: Options) {
  for (const { once, visitors } of contenders)
    await load(once, visitors.slice(0, 2), { seconds: seconds / 3, most: work.writes ? 10 : undefined })
  const samples: Sample[][] = contenders.map(() => [])
  const most = work.writes ? mostPosts : undefined
  for (const connections of work.heavy ? [1] : [1, 10, 50])
    for (const [at, { once, visitors }] of contenders.entries())
      samples[at]?.push(await load(once, visitors.slice(0, connections), { seconds, most }))
  return samples
}
