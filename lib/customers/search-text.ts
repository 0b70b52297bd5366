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

/**
 * Lower case, without accents; "Bäckerei Çelik" → "backerei celik". What other scripts write above and below their letters
 * says which letter it is, and stays. `plainText` of db/columns.ts does the same in the database.
 */
export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')

/** A telephone number's digits without leading zeros. */
const digits = (phone: string | null | undefined) => phone?.replace(/\D/g, '').replace(/^0+/, '')

/** The text that a search looks through. */
export function searchText(customer: Findable, contacts: FindableContact[]): string {
  const { name, number, city, postalCode, email, phone, mobile, externalId } = customer
  const own = joined([name, number, city, postalCode, email, digits(phone), digits(mobile), externalId])
  return [own, ...contacts.map(contactText)].join(' ')
}

/** What of it is a contact's. */
export const contactText = ({ name, email, phone, mobile }: FindableContact): string =>
  joined([name, email, digits(phone), digits(mobile)])

const joined = (parts: (string | null | undefined)[]) =>
  parts
    .filter(Boolean)
    .map((part) => plain(String(part)))
    .join(' ')

/** The words of a query in the same form, no more than anybody types: each is looked for by itself. */
export const searchWords = (query: string): string[] => plain(query).split(/\s+/).filter(Boolean).slice(0, 8)

/** All of it in the same form. */
export const asAsked = (query: string): string => searchWords(query).join(' ')

/** A part of a query: words that must all be there, or else the telephone number that they may be. */
export type Sought = { words: string[]; number?: string }

/** The parts of a query: each word alone, and words that could be written together as one telephone number together. */
export function soughtIn(query: string): Sought[] {
  const parts: Sought[] = []
  let before = false
  for (const word of searchWords(query)) {
    const ofNumber = /^\+?[\d()./-]+$/.test(word) && /\d/.test(word)
    const last = parts.at(-1)
    if (ofNumber && before && last) last.words.push(word)
    else parts.push({ words: [word] })
    before = ofNumber
  }
  return parts.map(({ words }) => withNumber(words))
}

function withNumber(words: string[]): Sought {
  const number = searchedNumber(words.join(' '))
  return { words: words.map((word) => word.replace(/^\+(?=.)/, '')), ...(number ? { number } : {}) }
}

/**
 * The telephone number that a query may be, as it stands in the text however it was written there: its last digits,
 * without the country code that one of both may lack.
 */
function searchedNumber(query: string): string | undefined {
  const number = /^[+\d\s()./-]{5,}$/.test(query) ? digits(query) : undefined
  return number && number.length >= 5 ? number.slice(-7) : undefined
}

/** A word with each two neighbouring letters swapped: the slip that trigrams forgive least. */
export const swapped = (word: string): string[] =>
  [...word].slice(1).flatMap((letter, at) => {
    const letters = [...word]
    const left = letters[at] ?? ''
    if (left === letter) return []
    letters.splice(at, 2, letter, left)
    return letters.join('')
  })
