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

/** A telephone number's digits without leading zeros. */
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

/** The words of a query in the same form. */
export const searchWords = (query: string): string[] => plain(query).split(/\s+/).filter(Boolean).slice(0, 8)

/**
 * The telephone number that a query may be, as it stands in the text however it was written there: its last digits,
 * without the country code that one of both may lack.
 */
export function searchedNumber(query: string): string | undefined {
  const number = /^[+\d\s()./-]{6,}$/.test(query) ? digits(query) : undefined
  return number && number.length >= 5 ? number.slice(-7) : undefined
}
