export type Query = {
  /** A parameter, or undefined when it is missing, empty or too long; a repeated one counts by its first. */
  get: (name: string) => string | undefined
  all: (name: string) => string[]
}

export function queryOf(search: Record<string, string | string[] | undefined>): Query {
  const all = (name: string) => [search[name] ?? []].flat().filter((value) => value !== '' && value.length <= 500)
  return { all, get: (name) => all(name)[0] }
}
