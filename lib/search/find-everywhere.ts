import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { plainText } from '@/db/columns'
import { activities, activityText, customers, leadPhases, leads } from '@/db/schema'
import { listed, selectActivities } from '../activities/select-activities'
import { findNearSearches } from '../customers/find-near-searches'
import { soughtIn } from '../customers/search-text'
import { groundFor } from '../leads/ground'
import { listRows, sumRows } from '../leads/list-rows'
import type { Actor } from '../permissions/actor'

/** Of each kind no more than this is shown. */
const mostShown = 8
/** Of what has the words so many are looked at, of which the latest are shown. */
const lookedAt = 500

/**
 * What has all the words of a query: customers by name, city, number, e-mail, telephone or contact, with their leads as
 * the list has them; leads by their title; activities by what they say. `similar`: no customer has the words as they
 * were typed, those that have them almost so are shown.
 */
export async function findEverywhere(actor: Actor, q: string, timeZone: string) {
  const [found, byTitle, said] = await Promise.all([
    findCustomers(actor, q, timeZone),
    findLeads(actor, q),
    findActivities(actor, q),
  ])
  return { ...found, leads: byTitle, activities: said }
}

async function findCustomers(actor: Actor, q: string, timeZone: string) {
  const view = { q, sort: 'name', descending: false } as const
  const ground = await groundFor(actor, view, timeZone)
  const exactly = await sumRows(actor, view, ground)
  const near = exactly.count === 0 ? await findNearSearches(actor, q) : []
  const similar = near.length > 0
  const asked = similar ? { ...view, near } : view
  const [{ rows }, { count }] = await Promise.all([
    listRows(actor, asked, ground, { size: mostShown }),
    similar ? sumRows(actor, asked, ground) : exactly,
  ])
  return { customers: rows, customerCount: count, similar }
}

function findLeads({ organizationId }: Actor, q: string) {
  const matching = database()
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.organizationId, organizationId), isNotNull(leads.title), hasWords(plainText(leads.title), q)))
    .limit(lookedAt)
  return database()
    .select({
      id: leads.id,
      title: sql<string>`${leads.title}`,
      customerId: leads.customerId,
      customerName: customers.name,
      phase: leadPhases.description,
      isOpen: sql<boolean>`${leads.state} = 'open'`,
    })
    .from(leads)
    .innerJoin(customers, and(eq(customers.organizationId, leads.organizationId), eq(customers.id, leads.customerId)))
    .innerJoin(
      leadPhases,
      and(eq(leadPhases.organizationId, leads.organizationId), eq(leadPhases.id, leads.leadPhaseId)),
    )
    .where(and(eq(leads.organizationId, organizationId), sql`${leads.id} = any(array(${matching}))`))
    .orderBy(desc(leads.updatedAt), leads.id)
    .limit(mostShown)
}

async function findActivities({ organizationId }: Actor, q: string) {
  const text = activityText(activities.text, activities.result)
  const matching = database()
    .select({ id: activities.id })
    .from(activities)
    .where(and(eq(activities.organizationId, organizationId), hasWords(text, q)))
    .limit(lookedAt)
  const rows = await selectActivities()
    .where(and(eq(activities.organizationId, organizationId), sql`${activities.id} = any(array(${matching}))`))
    .orderBy(desc(activities.updatedAt), activities.id)
    .limit(mostShown)
  return rows.map(listed)
}

/** Every word is in it, in any order. */
function hasWords(text: SQL, q: string): SQL {
  const words = soughtIn(q).flatMap((part) => part.words)
  if (words.length === 0) return sql`false`
  return sql.join(
    words.map((word) => sql`${text} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    sql` and `,
  )
}
