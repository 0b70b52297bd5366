import { load, type Sample } from './load'
import type { Options } from './options'
import type { Visitor } from './visitor'
import type { Work } from './works'

/** A work at 1, 10 and 50 connections, after it was done a little without being measured. */
export async function sample(work: Work, visitors: Visitor[], { seconds, mostPosts, quick }: Options) {
  await load(work.once, visitors.slice(0, 2), { seconds: seconds / 3, most: work.writes ? 10 : undefined })
  const samples: Sample[] = []
  for (const connections of work.heavy && quick ? [1] : [1, 10, 50])
    samples.push(
      await load(work.once, visitors.slice(0, connections), { seconds, most: work.writes ? mostPosts : undefined }),
    )
  return samples
}
