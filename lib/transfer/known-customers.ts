import type { CustomerRow } from '../customers/change-customer'
import type { PlannedCustomer } from './plan-row'

export type KnownCustomers = ReturnType<typeof knownCustomers>

/** The customers that rows may mean: those of the database, and what rows before have made of them. */
export function knownCustomers() {
  const byId = new Map<string, CustomerRow>()
  const byNumber = new Map<string, CustomerRow>()
  const byExternalId = new Map<string, CustomerRow>()
  const byName = new Map<string, Set<string>>()

  function forget(old: CustomerRow) {
    byNumber.delete(old.number)
    if (old.externalId) byExternalId.delete(old.externalId)
    byName.get(nameKey(old.name))?.delete(old.id)
  }

  return {
    has: (id: string) => byId.has(id),

    put(customer: CustomerRow) {
      const old = byId.get(customer.id)
      if (old) forget(old)
      byId.set(customer.id, customer)
      byNumber.set(customer.number, customer)
      if (customer.externalId) byExternalId.set(customer.externalId, customer)
      const key = nameKey(customer.name)
      byName.set(key, (byName.get(key) ?? new Set()).add(customer.id))
    },

    /**
     * Whom a row means. A number or an external id says exactly who; both must mean the same. The name says it where
     * neither is given, or where only an external id is and the customer has none yet.
     */
    find({ number, externalId, name }: PlannedCustomer): CustomerRow | undefined | 'several' {
      const numbered = number ? byNumber.get(number) : undefined
      const external = externalId ? byExternalId.get(externalId) : undefined
      if (numbered && external && numbered.id !== external.id) return 'several'
      if (numbered || external || number) return numbered ?? external
      const named = [...(byName.get(nameKey(name)) ?? [])]
        .map((id) => byId.get(id))
        .filter((customer) => customer !== undefined && !(externalId && customer.externalId))
      return named.length > 1 ? 'several' : named[0]
    },
  }
}

/** One name for all its ways of writing it large and small. */
export const nameKey = (name: string) => name.normalize('NFC').toLowerCase()
