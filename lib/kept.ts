/**
 * Makes each thing once for what it is made from, and keeps it: a formatter of Intl takes thirty times as long to make as
 * to use, and memory that comes back late. For few different arguments only, none of them a person's text.
 */
export function kept<From extends (string | number)[], Made>(make: (...from: From) => Made): (...from: From) => Made {
  const all = new Map<string, Made>()
  return (...from) => {
    const key = from.join(' ')
    let made = all.get(key)
    if (made === undefined) {
      made = make(...from)
      all.set(key, made)
    }
    return made
  }
}
