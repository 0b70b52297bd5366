import type { Book } from './book'

type Customer = Record<'id' | 'number' | 'name' | 'city' | 'email' | 'phone' | 'mobile' | 'externalId', string | null>
type Contact = Record<'customerId' | 'name' | 'email' | 'phone' | 'mobile', string | null>

/** By what each customer of the book is found. */
export function addSearchTexts(book: Book) {
  const contacts = [...(book.tables.get('contacts')?.values() ?? [])] as Contact[]
  for (const customer of (book.tables.get('customers')?.values() ?? []) as Iterable<Customer>) {
    const own = contacts.filter(({ customerId }) => customerId === customer.id)
    Object.assign(customer, { searchText: searchText(customer, own) })
  }
}

function searchText(customer: Customer, contacts: Contact[]) {
  const { number, name, city, email, phone, mobile } = customer
  return [
    number,
    name,
    city,
    email,
    phone,
    mobile,
    ...contacts.flatMap((one) => [one.name, one.email, one.phone, one.mobile]),
  ]
    .filter(Boolean)
    .join(' ')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}
