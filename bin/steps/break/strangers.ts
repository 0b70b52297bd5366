import { eq, sql } from 'drizzle-orm'
import { customers, memberships, organizations, users } from '../../../db/schema'
import { cast, password } from '../../../db/seeds/demo/cast'
import { hashPassword } from '../../../lib/auth/password'
import { createOrganization } from '../../../lib/organizations/set-up'
import { type Form, filled, formsOf } from '../visit/forms'
import { locationOf, signedIn, Visitor } from '../visit/visitor'
import { actions, type Ids, pathsOf, templates } from './endpoints'
import { leaveTraces, sendForm } from './leave-traces'
import { idsOf } from './organization-ids'
import { openPlace, type Place } from './place'
import type { Outcome, Round } from './round'

const strangerEmail = 'stranger@example.com'

/** Two organizations in one database: each asks for everything of the other, in every role and without one. */
export const strangers: Round = {
  name: 'strangers',
  async run(hands) {
    const place = await openPlace(hands, 'break_strangers')
    try {
      return await asked(place)
    } finally {
      await place.end()
    }
  },
}

type Side = { organizationId: string; ids: Ids; secrets: string[] }

async function asked(place: Place): Promise<Outcome> {
  const stranger = await moveIn(place)
  await leaveTraces(await signedIn(place.origin, cast.ana.email), 'brisa.csv')
  const [home, away] = [
    await sideOf(place, cast.ana.email, 'brisa.csv'),
    await sideOf(place, strangerEmail, 'strangers.csv'),
  ]
  const visitors = await Promise.all(
    [cast.ana, cast.miriam, cast.joost, cast.ines].map(({ email }) => signedIn(place.origin, email)),
  )
  const before = [await printOf(place, home), await printOf(place, away)]
  const counts = { pages: 0, forms: 0 }
  const found: string[] = []

  async function look(visitor: Visitor, who: string, { ids, secrets }: Side) {
    for (const path of templates()
      .filter((one) => one !== '/sign-out')
      .flatMap((template) => pathsOf(template, ids))) {
      const { status, body } = await visitor.ask(path)
      counts.pages += 1
      const known = secrets.find((secret) => body.includes(secret))
      if (known) found.push(`${who} reads “${known}” on ${path}`)
      if (status >= 500) found.push(`${who} asks for ${path}: ${status}`)
      const named =
        new URL(path, place.origin).pathname.includes(ids.customer) ||
        path.includes(ids.import) ||
        path.includes(ids.bulkRun) ||
        path.includes(ids.change)
      if (named && ![401, 403, 404, 405, 303, 307].includes(status)) found.push(`${who} asks for ${path}: ${status}`)
    }
  }
  await look(stranger, 'a stranger', home)
  for (const [at, visitor] of visitors.entries())
    await look(visitor, ['admin', 'manager', 'sales', 'viewer'][at] ?? '', away)
  await look(new Visitor(place.origin), 'nobody', home)
  const own = await visitors[0]?.ask(`/customers/${home.ids.customer}`)
  if (!home.secrets.some((secret) => own?.body.includes(secret))) found.push('nothing would have been noticed')

  // Each form of one's own, with each of its ids swapped for every id of the other side.
  async function swap(visitor: Visitor, who: string, own: Side, other: Side) {
    for (const [path, form] of await ownForms(visitor, own)) {
      for (const [name, value] of form.fields.filter(
        ([name, value]) => !name.startsWith('$') && isId(value) && name !== 'requestId',
      ))
        for (const foreign of Object.values(other.ids)) {
          if (foreign === value) continue
          const answer = await visitor.send(path, filled(form, { [name]: foreign, requestId: '' }))
          counts.forms += 1
          const known = other.secrets.find((secret) => answer.body.includes(secret))
          if (known) found.push(`${who} reads “${known}” after swapping ${name} on ${path}`)
          if (answer.status >= 500) found.push(`${who} swaps ${name} on ${path}: ${answer.status}`)
          if (locationOf(answer)?.startsWith('/sign-in')) return
        }
    }
  }
  await swap(stranger, 'a stranger', away, home)
  if ((await printOf(place, home)) !== before[0]) found.push('a stranger changed rows of the other organization')
  const awayBefore = await printOf(place, away)
  for (const [at, visitor] of visitors.entries())
    await swap(visitor, ['admin', 'manager', 'sales', 'viewer'][at] ?? '', home, away)
  if ((await printOf(place, away)) !== awayBefore) found.push('rows of the strangers were changed')
  for (const visitor of [stranger, ...visitors]) visitor.close()
  return {
    did: `${counts.pages} pages and ${counts.forms} forms with ids of another organization (${templates().length} templates, ${actions().length} actions in the build)`,
    found: [...new Set(found)],
  }
}

const isId = (value: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/.test(value)

/** Every form of one's own pages, one of each action. */
async function ownForms(visitor: Visitor, { ids }: Side): Promise<[path: string, form: Form][]> {
  const forms = new Map<string, [string, Form]>()
  for (const path of templates().flatMap((template) => pathsOf(template, ids))) {
    if (/sign-out|profile/.test(path)) continue
    for (const form of formsOf((await visitor.ask(path)).body)) {
      const key =
        form.fields
          .filter(([name]) => /^\$ACTION_\d+:0$/.test(name))
          .map(([, value]) => value)
          .join() + form.fields.map(([name]) => name).join()
      forms.set(key, [path, form])
    }
  }
  return [...forms.values()]
}

/** A second organization that has one of everything. */
async function moveIn({ db, origin }: Place): Promise<Visitor> {
  await db.transaction(async (tx) =>
    createOrganization(tx, {
      ...{
        organization: 'Strangers',
        currency: 'EUR',
        recurringPeriod: 'year',
        timeZone: 'Europe/Lisbon',
        language: 'en',
      },
      ...{ name: 'Sasha Stranger', email: strangerEmail, passwordHash: await hashPassword(password) },
    }),
  )
  const visitor = await signedIn(origin, strangerEmail)
  const to = await sendForm(visitor, '/customers/new', 'name', { name: 'Stranger’s Secret Bakery' })
  const [card] = /^\/customers\/[0-9a-f-]{36}/.exec(to) ?? []
  await sendForm(visitor, `${card}/contacts?add=1`, 'email', { name: 'Secret Contact' })
  await sendForm(visitor, `${card}/activities`, 'text', { text: 'Secret note', kind: 'note' })
  await sendForm(visitor, '/settings/teams', 'name', { name: 'Secret Team' })
  await leaveTraces(visitor, 'strangers.csv')
  return visitor
}

/** The ids of one side, and texts that nobody else may read. */
async function sideOf({ db }: Place, email: string, fileName: string): Promise<Side> {
  const [member] = await db
    .select({ organizationId: memberships.organizationId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(users.email, email))
  if (!member) throw new Error(`${email} is not there.`)
  const { organizationId } = member
  const names = await db
    .select({ name: customers.name })
    .from(customers)
    .where(eq(customers.organizationId, organizationId))
  const people = await db
    .select({ name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organizationId, organizationId))
  const [organization] = await db
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
  return {
    organizationId,
    ids: await idsOf(db, organizationId),
    secrets: [
      ...names.map(({ name }) => name),
      ...people.flatMap((one) => [one.name, one.email]),
      organization?.name ?? '',
      `Secret of ${fileName}`,
      `View of ${fileName}`,
    ].filter((text) => text.length > 5),
  }
}

/** One value for all rows of an organization. */
async function printOf({ db }: Place, { organizationId }: Side): Promise<string> {
  const tables = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and a.attname = 'organization_id' and c.relname not in ('sessions', 'last_seen') and not a.attisdropped order by 1`)
  const prints: string[] = []
  for (const { name } of tables) {
    const [row] = await db.execute<{ print: string }>(sql`
      select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as print from ${sql.identifier(name)} t where organization_id = ${organizationId}`)
    prints.push(`${name} ${row?.print}`)
  }
  return prints.join('\n')
}
