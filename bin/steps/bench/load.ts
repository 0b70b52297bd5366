import type { Visitor } from '../visit/visitor'
import { percentile } from './percentile'

/** Does a piece of work once and answers the milliseconds that count; throws when it did not go as it should. */
export type Once = (visitor: Visitor, connection: number) => Promise<number>
export type Sample = {
  connections: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  errors: number
  /** What went wrong first. */
  wrong?: string
}

type Limits = { seconds: number; most?: number }

/** Each visitor does the work again and again, one after the other, for so long or so often all together. */
export async function load(once: Once, visitors: Visitor[], { seconds, most = Infinity }: Limits): Promise<Sample> {
  const times: number[] = []
  const wrong: string[] = []
  const began = performance.now()
  const until = began + seconds * 1000
  let left = most
  const work = async (visitor: Visitor, connection: number) => {
    while (performance.now() < until && left-- > 0)
      try {
        times.push(await once(visitor, connection))
      } catch (error) {
        wrong.push(String((error as Error).message))
      }
  }
  await Promise.all(visitors.map(work))
  const took = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  return {
    connections: visitors.length,
    perSecond: times.length / took,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    errors: wrong.length,
    wrong: wrong[0],
  }
}
