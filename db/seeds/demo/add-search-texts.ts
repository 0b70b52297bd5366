import { searchText } from '@/lib/customers/search-text'
import type { Book } from './book'

type Customer = Parameters<typeof searchText>[0] & { id: string; searchText: string }
type Contact = Parameters<typeof searchText>[1][number] & { customerId: string }

/** By what each customer of the book is found. */
export function addSearchTexts(book: Book) {
  const contacts = new Map<string, Contact[]>()
  for (const contact of rows<Contact>(book, 'contacts')) {
    contacts.set(contact.customerId, [...(contacts.get(contact.customerId) ?? []), contact])
  }
  for (const customer of rows<Customer>(book, 'customers')) {
    customer.searchText = searchText(customer, contacts.get(customer.id) ?? [])
  }
}

const rows = <T>(book: Book, table: 'customers' | 'contacts') => [...(book.tables.get(table)?.values() ?? [])] as T[]
