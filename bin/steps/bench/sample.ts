import type { Visitor } from '../visit/visitor'
import { load, type Once, type Sample } from './load'
import type { Options } from './options'
import type { Work } from './works'

type Contender = { once: Once; visitors: Visitor[] }

/**
 * A work at 1, 10 and 50 connections, after it was done a little without being measured. Whoever is compared takes turns
 * with the others: the machine may have other things to do a moment later.
 */
export async function sample(work: Work, contenders: Contender[], { seconds, longest, mostPosts }: Options) {
  const before: Sample[] = []
  for (const { once, visitors } of contenders)
    before.push(await load(once, visitors.slice(0, 2), { seconds: seconds / 3, most: work.writes ? 10 : undefined }))
  const samples: Sample[][] = contenders.map(() => [])
  const most = work.writes ? mostPosts : undefined
  for (const connections of work.heavy ? [1] : [1, 10, 50])
    for (const [at, { once, visitors }] of contenders.entries())
      samples[at]?.push(await load(once, visitors.slice(0, connections), { seconds, longest, most }))
  // What went wrong before anything was measured went wrong, too.
  for (const [at, { errors, wrong }] of before.entries()) {
    const [first] = samples[at] ?? []
    if (first && errors > 0) Object.assign(first, { errors: first.errors + errors, wrong: first.wrong ?? wrong })
  }
  return samples
}
