import type { Visitor } from '../visit/visitor'
import { percentile } from './percentile'

/** Does a piece of work once and answers the milliseconds that count; throws when it did not go as it should. */
export type Once = (visitor: Visitor, connection: number) => Promise<number>
/** Percentiles are in milliseconds; NaN where there were fewer than four answers for each connection to take them from. */
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

/** `longest`: for how long it goes on, where there are not enough answers for percentiles. */
type Limits = { seconds: number; longest?: number; most?: number }

/** As many answers for each connection make a percentile. */
const enough = 4

/** Each visitor does the work again and again, one after the other, for so long or so often all together. */
export async function load(once: Once, visitors: Visitor[], limits: Limits): Promise<Sample> {
  const times: number[] = []
  const wrong: string[] = []
  const began = performance.now()
  const { seconds, longest = seconds, most = Infinity } = limits
  const [until, latest] = [began + seconds * 1000, began + longest * 1000]
  const wanted = enough * visitors.length
  const goesOn = () => performance.now() < (times.length < wanted ? latest : until)
  let left = most
  const work = async (visitor: Visitor, connection: number) => {
    while (goesOn() && left-- > 0)
      try {
        times.push(await once(visitor, connection))
      } catch (error) {
        wrong.push(String((error as Error).message))
      }
  }
  await Promise.all(visitors.map(work))
  const took = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => (visitors.length > 1 && times.length < wanted ? Number.NaN : percentile(times, share))
  return {
    connections: visitors.length,
    perSecond: times.length / took,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    errors: wrong.length,
    wrong: wrong[0],
  }
}
