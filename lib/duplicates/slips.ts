/** Letters of a name to one slip that is forgiven. */
const lettersToASlip = 5
export const mostSlips = 2

/**
 * Whether two keys of names are one but for a slip or two: a letter missing, too many, another or swapped with the next.
 * Numbers tell branches and streets apart, so they must be the same.
 */
export function isNear(one: string, other: string): boolean {
  const forgiven = Math.min(mostSlips, Math.floor(Math.min(one.length, other.length) / lettersToASlip))
  if (Math.abs(one.length - other.length) > forgiven) return false
  return numbersIn(one) === numbersIn(other) && slipsBetween(one, other, forgiven) <= forgiven
}

const numbersIn = (text: string) => text.match(/\d+/g)?.join(' ')

/**
 * How many slips make the one of the other (restricted Damerau–Levenshtein distance), as far as they are no more than
 * `most`: letters that are further apart cannot be the same one then, and are not compared.
 */
function slipsBetween(one: string, other: string, most: number): number {
  const tooMany = most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: most + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const now = row <= most ? [row] : []
    for (let at = Math.max(1, row - most); at <= Math.min(other.length, row + most); at += 1) {
      const same = one[row - 1] === other[at - 1]
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      now[at] = Math.min(
        (last[at] ?? tooMany) + 1,
        (now[at - 1] ?? tooMany) + 1,
        (last[at - 1] ?? tooMany) + (same ? 0 : 1),
        swapped ? (beforeLast[at - 2] ?? tooMany) + 1 : tooMany,
      )
    }
    beforeLast = last
    last = now
  }
  return last[other.length] ?? tooMany
}
