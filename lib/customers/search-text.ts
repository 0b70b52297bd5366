/** What of a customer and its contacts can be found. */
type Findable = {
  name: string
  number: string
  city?: string | null
  postalCode?: string | null
  email?: string | null
  phone?: string | null
  mobile?: string | null
  externalId?: string | null
}
type FindableContact = { name: string; email?: string | null; phone?: string | null; mobile?: string | null }

/** Lower case, without accents; "Bäckerei Çelik" → "backerei celik". */
export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')

/** The digits of a number from the right, without country code or leading zeros: one form for all ways of writing it. */
const digits = (phone: string | null | undefined) => phone?.replace(/\D/g, '').replace(/^0+/, '')

/** The text that a search looks through. */
export function searchText(customer: Findable, contacts: FindableContact[]): string {
  const people = contacts.flatMap((one) => [one.name, one.email, digits(one.phone), digits(one.mobile)])
  const { name, number, city, postalCode, email, phone, mobile, externalId } = customer
  return [name, number, city, postalCode, email, digits(phone), digits(mobile), externalId, ...people]
    .filter(Boolean)
    .map((part) => plain(String(part)))
    .join(' ')
}

/** The words of a query in the same form; a telephone number becomes one word of its last digits. */
export function searchWords(query: string): string[] {
  const phone = /^[+\d\s()./-]{6,}$/.test(query) ? query.replace(/\D/g, '').replace(/^0+/, '') : ''
  if (phone.length >= 5) return [phone.slice(-9)]
  return plain(query).split(/\s+/).filter(Boolean).slice(0, 8)
}
