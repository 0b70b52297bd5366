import { payloads } from './payloads'

/** So many characters the product takes; 100 where a field is not named. */
const most: Record<string, number> = {
  ...{ name: 120, number: 40, houseNumber: 20, postalCode: 20, registrationNumber: 50, vatNumber: 50, website: 400 },
  // What can be chosen, and how the settings call it.
  ...{ choice: 80, description: 80 },
  ...{ remark: 2000, note: 2000, comment: 2000, reason: 2000, cell: 2000, q: 200, query: 400 },
}

const turns = new Map<string, number>()
const given = new Set<string>()

/** How many payloads fields were given. */
export const payloadsGiven = () => given.size

/** The next payload that fits into a field: each field takes all of them in turn, beginning elsewhere. */
export function payloadFor(field: string, room = most[field] ?? 100): string {
  const fitting = payloads.filter((text) => text.trim().length <= room && text.trim() !== '')
  const turn = turns.get(field) ?? turns.size * 37
  turns.set(field, turn + 1)
  const payload = fitting[turn % fitting.length] ?? ''
  given.add(payload)
  return payload
}

let made = 0

/** What a field that takes only some texts takes of a payload. */
const bent: Record<string, () => string> = {
  email: () => {
    made += 1
    const part = payloadFor('email', 200).replace(/[\s@<>"]/g, '')
    return `${part}-${made}@funil.example`
  },
  website: () => `https://funil.example/${payloadFor('website')}`,
  number: () => `${++made}${payloadFor('number', 34)}`,
  externalId: () => `${++made}${payloadFor('externalId', 90)}`,
  code: () => `C${++made}`,
  // Of custom fields, teams and saved views, of which no two have one name.
  shortName: () => `${payloadFor('shortName', 54)} ${++made}`,
  // Of rows of a file: a name that two customers have is refused there.
  rowName: () => `${payloadFor('rowName', 110)} ${++made}`,
  // An upload is refused where the name of its file has a control character.
  fileName: () => `${payloadFor('fileName').replace(/\p{Cc}/gu, '')}.csv`,
  phone: () => '+351 22 555 0100',
  mobile: () => '+351 91 555 0100',
}

const figures = ['score', 'expectedValue', 'recurringValue', 'latitude', 'longitude', 'orderNumber', 'stalledAfterDays']

/** Whether a field takes more than a figure. */
export const takesText = (field: string) => !figures.includes(field)

/** Says that a custom field takes addresses alone. */
export function bendToAddress(field: string) {
  bent[field] = () => `https://funil.example/${payloadFor(field, 200)}`
}

/** A payload for a field, as far as the product takes one there. */
export const textFor = (field: string): string => bent[field]?.() ?? payloadFor(field)
