import type postgres from 'postgres'

/** So many different statements are prepared; a plan takes memory of each connection. */
const most = 300
const known = new Set<string>()

/**
 * What Drizzle builds is prepared by each connection: parsed once, planned a few times, sent in one message instead of
 * two that wait for each other. What is written out (lists, sums, searches) is planned anew for what it asks, and long
 * statements, of many rows, come once.
 */
function isPrepared(text: string): boolean {
  if (known.has(text)) return true
  if (known.size >= most || text.length > 4000 || !/^(select|insert into|update|delete from) "/.test(text)) return false
  known.add(text)
  return true
}

/** The client with its statements prepared: Drizzle prepares only those that are given a name. */
export function preparing<Client extends postgres.Sql>(client: Client): Client {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe')
        return (text: string, parameters?: never[], options?: postgres.UnsafeQueryOptions) =>
          target.unsafe(text, parameters, { ...options, prepare: options?.prepare || isPrepared(text) })
      const value = Reflect.get(target, name) as (...args: unknown[]) => unknown
      if (name !== 'begin' && name !== 'savepoint') return value
      return (...args: unknown[]) =>
        value(
          ...args.map((arg) => (typeof arg === 'function' ? (inside: postgres.Sql) => arg(preparing(inside)) : arg)),
        )
    },
  })
}
