import type { Values } from '../custom-fields/find-values'
import type { CustomerRow } from '../customers/change-customer'
import type { PlannedCustomer } from './plan-row'

export const noValues: Values = new Map()

export type KnownCustomers = ReturnType<typeof knownCustomers>

/** Whom a row means, and those on the way to it who were merged. */
export type Meant = { known: CustomerRow | 'several' | undefined; merged: CustomerRow[] }

/** Says in which line of a file something is named last. */
export type LastLine = (key: string) => number

/** The customers that rows may mean: those of the database, and what rows before have made of them. */
export function knownCustomers() {
  const byId = new Map<string, CustomerRow>()
  const byNumber = new Map<string, CustomerRow>()
  const byExternalId = new Map<string, CustomerRow>()
  const byName = new Map<string, Set<string>>()
  /** Of those that rows have made or changed, all that they were ever known by. */
  const namesOfMade = new Map<string, Set<string>>()
  const values = new Map<string, Values>()

  function add(customer: CustomerRow) {
    byId.set(customer.id, customer)
    byNumber.set(customer.number, customer)
    if (customer.externalId) byExternalId.set(customer.externalId, customer)
    const key = nameKey(customer.name)
    byName.set(key, (byName.get(key) ?? new Set()).add(customer.id))
  }

  function remove({ id, number, externalId, name }: CustomerRow) {
    byId.delete(id)
    byNumber.delete(number)
    if (externalId) byExternalId.delete(externalId)
    const named = byName.get(nameKey(name))
    named?.delete(id)
    if (named?.size === 0) byName.delete(nameKey(name))
  }

  /** Where those that a row names by what it says are now; looked for until there are two. */
  function meant(rows: Iterable<CustomerRow | undefined>, fits = (_last: CustomerRow) => true): Meant {
    const merged: CustomerRow[] = []
    let known: CustomerRow | undefined
    for (const row of rows) {
      let last = row
      for (; last?.mergedIntoId; last = byId.get(last.mergedIntoId)) merged.push(last)
      if (!last || !fits(last)) continue
      if (known && known.id !== last.id) return { known: 'several', merged }
      known = last
    }
    return { known, merged }
  }

  function* namesakes(name: string) {
    for (const id of byName.get(nameKey(name)) ?? []) yield byId.get(id)
  }

  return {
    /** Adds one as the database has it, unless rows before have changed it. */
    load(customer: CustomerRow) {
      if (!byId.has(customer.id)) add(customer)
    },

    /** Into whom some of them were merged who is not known yet. */
    missing: () =>
      [...new Set([...byId.values()].flatMap(({ mergedIntoId }) => mergedIntoId ?? []))].filter((id) => !byId.has(id)),

    /** Whose custom fields are not known yet. */
    withoutValues: () => [...byId.keys()].filter((id) => !values.has(id)),

    valuesOf: (id: string): Values => values.get(id) ?? noValues,

    putValues(id: string, more: Values) {
      if (more.size === 0 && values.has(id)) return
      values.set(id, new Map([...(values.get(id) ?? []), ...more]))
    },

    /** Takes over what a row has made, of one that it may have named as one of those merged. */
    put(customer: CustomerRow, merged: CustomerRow[]) {
      const old = byId.get(customer.id)
      const names = namesOfMade.get(customer.id) ?? new Set()
      namesOfMade.set(customer.id, names)
      for (const one of [...merged, ...(old ? [old] : []), customer]) for (const name of keysOf(one)) names.add(name)
      if (old) remove(old)
      add(customer)
    },

    /** Forgets those that the database still has as they are, and those that no row after this line can mean. */
    forget(line: number, lastLine: LastLine) {
      for (const [id, customer] of byId) {
        const names = namesOfMade.get(id) ?? []
        if ([...names].some((name) => lastLine(name) > line)) continue
        remove(customer)
        namesOfMade.delete(id)
        values.delete(id)
      }
    },

    /**
     * Whom a row means. A number or an external id says exactly who; both must mean the same. The name says it where
     * neither is given, or where only an external id is and the customer has none yet. Who was merged into another means
     * that one.
     */
    find({ number, externalId, name }: PlannedCustomer): Meant {
      const numbered = number ? byNumber.get(number) : undefined
      const external = externalId ? byExternalId.get(externalId) : undefined
      if (numbered || external || number) return meant([numbered, external])
      return meant(namesakes(name), (last) => !(externalId && last.externalId))
    },
  }
}

/** One name for all its ways of writing it large and small. */
export const nameKey = (name: string) => name.normalize('NFC').toLowerCase()

/** All that a row can mean a customer by. */
export const keysOf = ({ number, externalId, name }: Pick<PlannedCustomer, 'number' | 'externalId' | 'name'>) => [
  ...(number ? [`number ${number}`] : []),
  ...(externalId ? [`external ${externalId}`] : []),
  ...(name ? [`name ${nameKey(name)}`] : []),
]
