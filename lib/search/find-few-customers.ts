import { findNearSearches } from '../customers/find-near-searches'
import { groundFor } from '../leads/ground'
import { type ListRow, listRows } from '../leads/list-rows'
import type { Actor } from '../permissions/actor'

/** No more than this are read: rows of leads, of which a customer may have several. */
const rowsRead = 8

/** The first customers by name that have all the words; where none has, those that have them almost so. */
export async function findFewCustomers(actor: Actor, q: string, timeZone: string) {
  const view = { q, sort: 'name', descending: false } as const
  const ground = await groundFor(actor, view, timeZone)
  const { rows } = await listRows(actor, view, ground, { size: rowsRead })
  if (rows.length > 0) return eachOnce(rows)
  const near = await findNearSearches(actor, q)
  if (near.length === 0) return []
  return eachOnce((await listRows(actor, { ...view, near }, ground, { size: rowsRead })).rows)
}

function eachOnce(rows: ListRow[]) {
  const customers = rows.map(({ customerId, name, number, city }) => ({ id: customerId, name, number, city }))
  return [...new Map(customers.map((one) => [one.id, one])).values()]
}
