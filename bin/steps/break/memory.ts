import { readFileSync } from 'node:fs'
import type { Place } from './place'

/** Megabytes that the larger of the web processes holds; where the system does not tell, 0. */
export function memoryOf({ pids }: Place): number {
  const pages = pids().map((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    } catch {
      return 0
    }
  })
  return (Math.max(0, ...pages) * 4096) / 2 ** 20
}

/**
 * Looks at `memoryOf` every two seconds until it is asked what was seen. Garbage is collected when there is much of it,
 * so what counts is the most of a quarter of the time, in the second quarter and in the last.
 */
export function watchMemory(place: Place) {
  const seen: number[] = []
  const looking = setInterval(() => seen.push(memoryOf(place)), 2000).unref()
  return () => {
    clearInterval(looking)
    const quarter = Math.ceil(seen.length / 4)
    const most = (from: number) => Math.round(Math.max(0, ...seen.slice(from, from + quarter)))
    const [second, last] = [most(quarter), most(seen.length - quarter)]
    return { did: `memory ${second} MB in the second quarter, ${last} MB in the last`, grown: last - second }
  }
}
