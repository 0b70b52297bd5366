import { and, eq, gt, lte } from 'drizzle-orm'
import { contacts, customers } from '@/db/schema'
import { searchText as textOf } from '@/lib/customers/search-text'
import { grouped } from '../../grouped'
import type { Check } from '../check'
import { keyRanges } from '../key-ranges'

/** What a search looks through is made of the customer and its contacts as they are; in which order, does not matter. */
export const searchText: Check = async function* check(db, organizationId) {
  for await (const { after, upTo } of keyRanges(db, customers, organizationId, 1000)) {
    const rows = await db
      .select()
      .from(customers)
      .where(and(eq(customers.organizationId, organizationId), gt(customers.id, after), lte(customers.id, upTo)))
    const people = await db
      .select()
      .from(contacts)
      .where(
        and(
          eq(contacts.organizationId, organizationId),
          gt(contacts.customerId, after),
          lte(contacts.customerId, upTo),
        ),
      )
    const byCustomer = grouped(people, ({ customerId }) => customerId)
    const findings = rows.flatMap((customer) => {
      const should = textOf(customer, byCustomer.get(customer.id) ?? [])
      if (sorted(customer.searchText) === sorted(should)) return []
      const finding = { table: 'customers', key: { id: customer.id }, column: 'searchText', customerId: customer.id }
      return [{ ...finding, stands: customer.searchText, should }]
    })
    yield { rows: rows.length, findings }
  }
}

const sorted = (text: string) => text.split(' ').sort().join(' ')
