/** So many stand in one portion: one that is put in between moves no more. */
const most = 1000

/** Texts in order, however many: each once, in portions that are split as they grow. */
export function orderedTexts() {
  const portions: string[][] = [[]]

  /** Where a text stands or would stand: in which portion, and before which of it. */
  function placeOf(text: string) {
    const at = Math.max(0, firstAfter(portions.length, (place) => (portions[place]?.[0] ?? '') > text) - 1)
    const portion = portions[at] ?? []
    return { at, portion, place: firstAfter(portion.length, (place) => (portion[place] ?? '') >= text) }
  }

  return {
    add(text: string) {
      const { at, portion, place } = placeOf(text)
      if (portion[place] === text) return
      portion.splice(place, 0, text)
      if (portion.length > most) portions.splice(at + 1, 0, portion.splice(most / 2))
    },

    /** So many before and after a text, itself not. */
    beside(text: string, count: number): string[] {
      const { at, portion, place } = placeOf(text)
      const next = portion[place] === text ? place + 1 : place
      const before = portion.slice(Math.max(0, place - count), place)
      const after = portion.slice(next, next + count)
      for (let one = at - 1; one >= 0 && before.length < count; one -= 1)
        before.unshift(...(portions[one] ?? []).slice(before.length - count))
      for (let one = at + 1; one < portions.length && after.length < count; one += 1)
        after.push(...(portions[one] ?? []).slice(0, count - after.length))
      return [...before, ...after]
    },
  }
}

/** The first of so many places for which it is so, by halves; all after it are so too. */
function firstAfter(count: number, isSo: (place: number) => boolean): number {
  let [from, to] = [0, count]
  while (from < to) {
    const middle = (from + to) >> 1
    if (isSo(middle)) to = middle
    else from = middle + 1
  }
  return from
}
