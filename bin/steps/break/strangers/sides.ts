import { eq, sql } from 'drizzle-orm'
import { customers, memberships, organizations, users } from '../../../../db/schema'
import { password } from '../../../../db/seeds/demo/cast'
import { hashPassword } from '../../../../lib/auth/password'
import { createOrganization } from '../../../../lib/organizations/set-up'
import { signedIn, type Visitor } from '../../visit/visitor'
import type { Ids } from '../endpoints'
import { leaveTraces } from '../leave-traces'
import { idsOf } from '../organization-ids'
import type { Place } from '../place'

/** An organization: what it has by id, and texts that nobody else may read. */
export type Side = { organizationId: string; ids: Ids; secrets: string[] }

const strangerEmail = 'stranger@example.com'
export const marks = { home: 'Quillback', away: 'Zanderfels' }

/** A second organization that has one of everything, and its admin. */
export async function moveIn({ db, origin }: Place): Promise<Visitor> {
  const named = {
    organization: 'Strangers',
    currency: 'EUR',
    recurringPeriod: 'year' as const,
    language: 'en' as const,
  }
  const admin = { name: 'Sasha Stranger', email: strangerEmail, passwordHash: await hashPassword(password) }
  await db.transaction(async (tx) => createOrganization(tx, { ...named, timeZone: 'Europe/Lisbon', ...admin }))
  const visitor = await signedIn(origin, strangerEmail)
  await leaveTraces(visitor, marks.away)
  return visitor
}

export const sideOfStrangers = (place: Place) => sideOf(place, strangerEmail, marks.away)

export async function sideOf({ db }: Place, email: string, mark: string): Promise<Side> {
  const [member] = await db
    .select({ organizationId: memberships.organizationId, organization: organizations.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(users.email, email))
  if (!member) throw new Error(`${email} is not there.`)
  const { organizationId, organization } = member
  const names = await db
    .select({ name: customers.name })
    .from(customers)
    .where(eq(customers.organizationId, organizationId))
  const people = await db
    .select({ name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organizationId, organizationId))
  const known = [...names.map(({ name }) => name), ...people.flatMap((one) => [one.name, one.email]), organization]
  const secrets = [...known.filter((text) => text.length > 5), `of ${mark}`, `${mark}.csv`]
  return { organizationId, ids: await idsOf(db, organizationId), secrets }
}

async function tablesOf({ db }: Place): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and a.attname = 'organization_id' and c.relname not in ('sessions', 'last_seen')
      and not a.attisdropped order by 1`)
  return tables.map(({ name }) => name)
}

/** They keep what was chosen as it was sent, and look it up among what is one's own when it is time. */
const asSent = ['bulk_runs', 'imports']

/** What an organization holds by now that names something of the other by its id: the tables, each with such an id's kind. */
export async function namedIn(place: Place, { organizationId }: Side, { ids }: Side): Promise<string[]> {
  const named: string[] = []
  for (const table of (await tablesOf(place)).filter((name) => !asSent.includes(name)))
    for (const [kind, id] of Object.entries(ids)) {
      const [row] = await place.db.execute<{ found: boolean }>(sql`
        select exists (select from ${sql.identifier(table)} t
          where organization_id = ${organizationId} and position(${id} in t::text) > 0) as found`)
      if (row?.found) named.push(`${table} names the other organization's ${kind}`)
    }
  return named
}

/** One value for all rows of an organization. */
export async function printOf(place: Place, { organizationId }: Side): Promise<string> {
  const { db } = place
  const prints: string[] = []
  for (const name of await tablesOf(place)) {
    const [row] = await db.execute<{ print: string }>(sql`
      select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as print from ${sql.identifier(name)} t where organization_id = ${organizationId}`)
    prints.push(`${name} ${row?.print}`)
  }
  const [people] = await db.execute<{ print: string }>(sql`
    select md5(string_agg(u::text, '' order by u.id)) as print from users u join memberships m on m.user_id = u.id
    where m.organization_id = ${organizationId}`)
  const [own] = await db.execute<{ print: string }>(sql`
    select md5(o::text) as print from organizations o where id = ${organizationId}`)
  prints.push(`users ${people?.print}`, `organizations ${own?.print}`)
  return prints.join('\n')
}
