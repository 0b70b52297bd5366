import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { counters, customers } from '@/db/schema'
import type { Author } from '@/lib/changes/record'
import { isLanguage } from '@/lib/i18n/languages'
import { findOrganization } from '@/lib/organizations/find-organization'
import { addActivities } from './add-activities'
import { addCast } from './add-cast'
import { addSearchTexts } from './add-search-texts'
import { addTeams } from './add-teams'
import { idAt, openBook } from './book'
import { bringIn } from './bring-in'
import { inventCustomers } from './invent-customers'
import { addWords, inventLeads } from './invent-leads'
import { famousNames, placeFamous } from './place-famous'
import { playCustomer } from './play-customer'
import { prepareFunnels } from './prepare-funnels'
import { seeded } from './random'
import { setStage } from './stage'
import { workingInstant } from './timing'

const count = 600

/** Adds an invented installer of climate technology to an organization: people, customers and 18 months of leads. */
export async function fillWithDemo(
  tx: Transaction,
  organizationId: string,
  { now, password }: { now: Date; password: string },
) {
  const author: Author = { organizationId, userId: null, through: 'system' }
  const organization = await findOrganization(tx, organizationId)
  const language = isLanguage(organization.language) ? organization.language : 'en'
  const userIds = await addCast(tx, author, { password, at: now })
  await addTeams(tx, author, userIds, now)
  const funnels = await prepareFunnels(tx, author, language)
  const numbers = await takeNumbers(tx, organizationId)

  const random = seeded(20_260_310)
  const book = openBook(organizationId, random)
  const stage = setStage(organization, funnels, userIds, now, idAt(book, workingInstant(random, now, 200)))
  for (const [index, customer] of planCustomers(random).entries())
    playCustomer(book, stage, numbers[index] ?? '', customer)
  addActivities(book, stage)
  addSearchTexts(book)
  await bringIn(tx, book)
}

/** Every customer with its leads, in the order in which they came. */
export function planCustomers(random: ReturnType<typeof seeded>) {
  const planned = inventCustomers(random, count, new Set(famousNames))
  inventLeads(random, planned)
  placeFamous(planned)
  for (const lead of planned.flatMap(({ leads }) => leads)) addWords(random, lead)
  return planned
}

async function takeNumbers(tx: Transaction, organizationId: string): Promise<string[]> {
  const ours = and(eq(counters.organizationId, organizationId), eq(counters.name, 'customerNumber'))
  const [counter] = await tx.select().from(counters).where(ours).for('update')
  const from = counter?.value ?? 10_000
  const wished = Array.from({ length: count * 2 }, (_, index) => String(from + index + 1))
  const taken = await tx
    .select({ number: customers.number })
    .from(customers)
    .where(and(eq(customers.organizationId, organizationId), inArray(customers.number, wished)))
  const numbers = wished.filter((number) => !taken.some((one) => one.number === number)).slice(0, count)
  await tx
    .update(counters)
    .set({ value: Number(numbers.at(-1)) })
    .where(ours)
  return numbers
}
