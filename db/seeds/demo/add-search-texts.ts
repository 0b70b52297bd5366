import { searchText } from '@/lib/customers/search-text'
import type { Book } from './book'

type Customer = Parameters<typeof searchText>[0] & { id: string }
type Contact = Parameters<typeof searchText>[1][number] & { customerId: string }

/** By what each customer of the book is found. */
export function addSearchTexts(book: Book) {
  const contacts = [...(book.tables.get('contacts')?.values() ?? [])] as unknown as Contact[]
  for (const customer of (book.tables.get('customers')?.values() ?? []) as unknown as Iterable<Customer>) {
    const own = contacts.filter(({ customerId }) => customerId === customer.id)
    Object.assign(customer, { searchText: searchText(customer, own) })
  }
}
