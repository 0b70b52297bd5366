export type Random = ReturnType<typeof seeded>

/** Chance that is the same in each run (mulberry32). */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + next() * (to - from)
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1))
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T
  return {
    between,
    whole,
    pick,
    chance: (probability: number) => next() < probability,
    /** Box and Muller. */
    normal: (mean = 0, deviation = 1) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    /** Several different ones, in the order of the list. */
    some: <T>(list: readonly T[], count: number): T[] => {
      const chosen = new Set<T>()
      while (chosen.size < Math.min(count, list.length)) chosen.add(pick(list))
      return list.filter((one) => chosen.has(one))
    },
    bytes: (count: number) => Uint8Array.from({ length: count }, () => whole(0, 255)),
  }
}
