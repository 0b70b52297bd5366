export type Query = {
  /** A parameter, or undefined when it is missing, empty or too long; a repeated one counts by its first. */
  get: (name: string) => string | undefined
  all: (name: string) => string[]
  names: () => string[]
}

export function queryOf(search: Record<string, string | string[] | undefined>): Query {
  // NUL has no place in a text of PostgreSQL, lone surrogates none in UTF-8.
  const plain = (value: string) => value.replaceAll('\0', '').toWellFormed()
  // Of a name that every object has (`constructor`) Next adds the value to what is there, which is a function.
  const all = (name: string) =>
    [search[name] ?? []]
      .flat()
      .filter((value) => typeof value === 'string')
      .map(plain)
      .filter((value) => value !== '' && value.length <= 4000)
  return { all, get: (name) => all(name)[0], names: () => Object.keys(search) }
}
