import type { Book } from './book'

type Customer = Record<'id' | 'number' | 'name' | 'city' | 'email' | 'phone' | 'mobile' | 'externalId', string | null>
type Contact = Record<'customerId' | 'name' | 'email' | 'phone' | 'mobile', string | null>

/** By what each customer of the book is found. */
export function addSearchTexts(book: Book) {
  const contacts = Map.groupBy(rows<Contact>(book, 'contacts'), (contact) => contact.customerId)
  for (const customer of rows<Customer>(book, 'customers')) {
    const text = searchText(customer, contacts.get(customer.id) ?? [])
    Object.assign(customer, { searchText: text })
  }
}
