import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { database } from '@/db/client'
import { contacts } from '@/db/schema'
import { contactText, plain, type Sought, soughtIn } from '../customers/search-text'
import type { Actor } from '../permissions/actor'

type Customer = { id: string; name: string; number: string; city: string | null }

/** By the id of each of some customers the name of the contact by whom it was found, where its own name does not tell. */
export async function findContactsOf(
  actor: Actor,
  customers: Customer[],
  queries: string[],
): Promise<Map<string, string>> {
  if (customers.length === 0) return new Map()
  const people = await database()
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, actor.organizationId),
        inArray(
          contacts.customerId,
          customers.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(desc(contacts.isPrimary), asc(contacts.name), asc(contacts.id))
  const searches = queries.map(soughtIn)
  const named = customers.flatMap(({ id, name, number, city }) => {
    const own = plain([name, number, city].join(' '))
    // Of each search what its name does not tell; nothing where it tells all of one.
    const open = searches.map((parts) => parts.filter((part) => !stands(part, own)))
    if (open.some((parts) => parts.length === 0)) return []
    const by = people.find((one) => one.customerId === id && open.flat().some((part) => stands(part, contactText(one))))
    return by ? [[id, by.name] as const] : []
  })
  return new Map(named)
}

const stands = ({ words, number }: Sought, text: string) =>
  words.every((word) => text.includes(word)) || (number !== undefined && text.includes(number))
