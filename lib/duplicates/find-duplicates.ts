import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { emailDomain, nameKey, numberKey, phoneKey } from '@/db/alike'
import { database, type Reader } from '@/db/client'
import { customers, users } from '@/db/schema'
import { visibleTo } from '../customers/visible-to'
import type { Actor } from '../permissions/actor'
import { companyDomains } from './company-domain'
import { isNear } from './slips'
import type { Reason } from './vocabulary'

/** What of a customer, one that is or one that is being typed, others may have as well. */
export type Candidate = {
  id?: string
  name: string
  email: string | null
  phone: string | null
  mobile: string | null
  website: string | null
  registrationNumber: string | null
  vatNumber: string | null
}

export type Duplicate = {
  id: string
  name: string
  number: string
  city: string | null
  ownerName: string | null
  archived: boolean
  reasons: Reason[]
}

/** How much a reason says, the strongest alone more than the two weakest together. */
const weights: Record<Reason, number> = {
  registrationNumber: 9,
  vatNumber: 9,
  email: 7,
  name: 6,
  phone: 5,
  nearName: 3,
  domain: 2,
}

const mostShown = 5
/** What more customers share than this tells nothing of any of them. */
const mostAlike = 10
/** So many names before and after one in the order of names, read forwards and backwards, are compared with it. */
const neighbours = 20
/** Of a telephone number. */
const fewestDigits = 7

/**
 * The customers that are likely to be the candidate under another number, the likeliest first, at most five. Each reason
 * is a short walk along an index of its own, however many customers there are: see docs/decisions/0065-duplicates.md.
 */
export async function findDuplicates(
  actor: Actor,
  candidate: Candidate,
  db: Reader = database(),
): Promise<Duplicate[]> {
  const hints = sql.join(hintsOf(actor, candidate), sql` union all `)
  const rows = await db
    .select({
      id: customers.id,
      name: customers.name,
      number: customers.number,
      city: customers.city,
      ownerName: users.name,
      archived: sql<boolean>`${customers.archivedAt} is not null`,
      reason: sql<Reason>`hint.reason`,
      key: sql<string | null>`hint.key`,
      own: sql<string | null>`${nameKey(sql`${candidate.name}::text`)}`,
    })
    .from(sql`(${hints}) as hint`)
    .innerJoin(customers, and(visibleTo(actor), sql`${customers.id} = hint.id`))
    .leftJoin(users, eq(users.id, customers.ownerId))
    .where(and(isNull(customers.mergedIntoId), candidate.id ? ne(customers.id, candidate.id) : undefined))
  const found = new Map<string, Duplicate>()
  for (const { reason, key, own, ...customer } of rows) {
    if (reason === 'nearName' && !(key && own && key !== own && isNear(key, own))) continue
    const one = found.get(customer.id) ?? { ...customer, reasons: [] }
    if (!one.reasons.includes(reason)) one.reasons.push(reason)
    found.set(customer.id, one)
  }
  return [...found.values()]
    .map((one) => ({ ...one, reasons: told(one.reasons) }))
    .sort((one, other) => weightOf(other) - weightOf(one) || (one.name < other.name ? -1 : 1))
    .slice(0, mostShown)
}

/** Who has the same address is in the same domain: said once. */
const told = (reasons: Reason[]) =>
  reasons
    .filter((reason) => reason !== 'domain' || !reasons.includes('email'))
    .sort((one, other) => weights[other] - weights[one])

const weightOf = ({ reasons }: Duplicate) => reasons.reduce((sum, reason) => sum + weights[reason], 0)

/** For each reason the query for those who share it, as rows (id, reason, key). */
function hintsOf({ organizationId }: Actor, candidate: Candidate): SQL[] {
  const { email, phone, mobile, registrationNumber, vatNumber } = candidate
  const mine = eq(customers.organizationId, organizationId)
  const typed = (text: string) => sql`${text}::text`
  const key = nameKey(customers.name)
  const own = nameKey(typed(candidate.name))

  const sharing = (reason: Reason, where: SQL) => sql`(
    select id, ${reason}::text as reason, null::text as key from (
      select id, count(*) over () as count
      from (select ${customers.id} from ${customers} where ${mine} and ${where} limit ${mostAlike + 1}) as sharing
    ) as counted where count <= ${mostAlike})`
  const beside = (place: SQL, order: SQL) => sql`(
    select ${customers.id}, 'nearName', ${key} from ${customers}
    where ${mine} and ${place} order by ${order} limit ${neighbours})`
  const around = (by: SQL, at: SQL) => [beside(sql`${by} > ${at}`, by), beside(sql`${by} < ${at}`, sql`${by} desc`)]

  const hints = [
    sharing('name', sql`${key} = ${own}`),
    ...around(key, own),
    ...around(sql`reverse(${key})`, sql`reverse(${own})`),
    ...companyDomains(candidate).map((domain) => sharing('domain', sql`${emailDomain(customers.email)} = ${domain}`)),
  ]
  for (const number of phoneKeys(phone, mobile)) {
    hints.push(sharing('phone', sql`${phoneKey(customers.phone)} = ${number}`))
    hints.push(sharing('phone', sql`${phoneKey(customers.mobile)} = ${number}`))
  }
  if (email) {
    const within = sql`${emailDomain(customers.email)} = ${emailDomain(typed(email))}`
    hints.push(sharing('email', sql`${within} and lower(${customers.email}) = lower(${email})`))
  }
  if (registrationNumber) {
    const same = sql`${numberKey(customers.registrationNumber)} = ${numberKey(typed(registrationNumber))}`
    hints.push(sharing('registrationNumber', same))
  }
  if (vatNumber) {
    hints.push(sharing('vatNumber', sql`${numberKey(customers.vatNumber)} = ${numberKey(typed(vatNumber))}`))
  }
  return hints
}

/** Telephone numbers as the index has them; what is too short for one is none. */
const phoneKeys = (...numbers: (string | null)[]) => [
  ...new Set(
    numbers
      .map((number) => number?.replace(/\D/g, '') ?? '')
      .filter(({ length }) => length >= fewestDigits)
      .map((digits) => digits.slice(-8)),
  ),
]
