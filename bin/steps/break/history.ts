import { setTimeout as sleep } from 'node:timers/promises'
import { asc, eq, sql } from 'drizzle-orm'
import { changes, customers, leads, organizations, phaseRecords } from '../../../db/schema'
import { cast } from '../../../db/seeds/demo/cast'
import { examineAt } from '../../../lib/books/examine'
import { inputOf } from '../../../lib/custom-fields/vocabulary'
import { signedIn, type Visitor } from '../visit/visitor'
import { behindBouncer, hasBouncer } from './bouncer'
import { checkHistory, type State } from './check-history'
import { addField } from './leave-traces'
import { listener } from './listener'
import { watchMemory } from './memory'
import { type Hands, openPlace, type Place } from './place'
import type { Round } from './round'
import { work } from './salespeople'
import { keepEndingBouncer, keepKilling, keepPausing } from './trouble'

const people = [cast.ana, cast.miriam]

/** Many salespeople at few leads. */
export const history: Round = {
  name: 'history',
  run: (hands, quick) =>
    together(
      hands,
      'break_history',
      quick ? { clients: 16, leads: 12, seconds: 30 } : { clients: 32, leads: 50, forms: 100_000 },
    ),
}

const troubled = (quick: boolean) =>
  quick ? { clients: 12, leads: 12, seconds: 35 } : { clients: 32, leads: 50, seconds: 900 }

/** The same while processes end without a word. */
export const kills: Round = {
  name: 'kills',
  run: (hands, quick) => together(hands, 'break_kills', { ...troubled(quick), trouble: keepKilling }),
}

/** The same while processes stand still for some seconds, as on a machine that has too much to do. */
export const pauses: Round = {
  name: 'pauses',
  run: (hands, quick) => together(hands, 'break_pauses', { ...troubled(quick), trouble: keepPausing }),
}

/** The same behind a PgBouncer that ends without a word, and is there again. */
export const bouncer: Round = {
  name: 'bouncer',
  lacks: () => (hasBouncer() ? undefined : 'there is no pgbouncer on this machine'),
  async run(hands, quick) {
    const server = await behindBouncer(hands.server, hands.stopping)
    const wish = { ...troubled(quick), trouble: keepEndingBouncer }
    return together({ ...hands, server }, 'break_bouncer', wish)
  },
}

type Wish = { clients: number; leads: number; forms?: number; seconds?: number; trouble?: typeof keepKilling }

async function together(hands: Hands, name: string, wish: Wish): Promise<string> {
  const { found } = hands
  const place = await openPlace(hands, name, { killed: wish.trouble === keepKilling })
  try {
    const shared = await openLeads(place, wish.leads)
    const visitors: Visitor[] = []
    // One after the other: of more than ten at once for one account the rest would be taken for guesses.
    for (let at = 0; at < wish.clients; at++)
      visitors.push(await signedIn(place.origin, people[at % 2]?.email ?? '', `10.0.0.${at}`))
    const listen = listener(found, !wish.trouble)
    for (const visitor of visitors) visitor.heard = listen
    const field = { name: 'Customer text', subject: 'customer', kind: 'text' }
    const customText = inputOf(await addField(visitors[0] as Visitor, field))
    const start = Date.now()
    const end = start + Math.min(wish.seconds ?? Number.POSITIVE_INFINITY, hands.minutes * 60) * 1000
    let begun = 0
    const goesOn = () => Date.now() < end && begun++ < (wish.forms ?? Number.POSITIVE_INFINITY)
    const memory = watchMemory(place)
    const making = wish.trouble?.(hands, place, end).catch((error) => ({ did: 'cut short', late: [String(error)] }))
    const { entries, failures, sent } = await work({
      visitors,
      customers: shared,
      customText,
      goesOn,
      entityOf: (id) => entityOf(place, id),
    })
    const { did: held, grown } = memory()
    const made = await making
    for (const visitor of visitors) visitor.close()

    const known = (kind: string) =>
      entries.flatMap(({ answers }) => answers).filter((answer) => answer.kind === kind).length
    for (const failure of failures) found.add(failure)
    for (const { flaw, where } of checkHistory(entries, await stateOf(place, shared))) found.add(`${flaw}: ${where}`)
    for (const disagreement of await disagreements(place)) found.add(disagreement)
    for (const late of made?.late ?? []) found.add(late)
    if (!made && grown > 200) found.add(`memory grew by ${grown} MB`)
    if (sent < wish.clients) found.add(`only ${sent} forms were sent`)
    return [
      `${sent} forms by ${wish.clients} at ${wish.leads} leads in ${Math.round((Date.now() - start) / 1000)} s`,
      `${entries.filter(({ answers }) => answers.length > 1).length} of them sent again`,
      `${known('done')} done, ${known('refused')} refused, ${known('unknown')} without an answer`,
      made ? made.did : held,
    ]
      .filter(Boolean)
      .join('; ')
  } finally {
    await place.end()
  }
}

/** Customers with one open lead each. */
async function openLeads({ db }: Place, count: number): Promise<string[]> {
  const rows = await db
    .select({ id: leads.customerId })
    .from(leads)
    .innerJoin(customers, eq(customers.id, leads.customerId))
    .where(sql`${leads.state} = 'open' and ${customers.archivedAt} is null`)
    .groupBy(leads.customerId)
    .having(sql`count(*) = 1`)
    .orderBy(leads.customerId)
    .limit(count)
  return rows.map(({ id }) => id)
}

/** What a change is about; asked until the database answers, which may be away. */
async function entityOf({ db }: Place, changeId: string): Promise<string> {
  for (;;) {
    const asked = db.select({ entityId: changes.entityId }).from(changes).where(eq(changes.id, changeId))
    const found = await asked.catch(() => undefined)
    if (found) return found[0]?.entityId ?? changeId
    await sleep(100)
  }
}

async function stateOf({ db }: Place, shared: string[]): Promise<State> {
  const of = new Set(shared)
  const all = await db.select().from(changes).orderBy(asc(changes.entityVersion), asc(changes.id))
  const own = (await db.select().from(leads)).filter(({ customerId }) => of.has(customerId))
  const ids = new Set(own.map(({ id }) => id))
  const records = (await db.select().from(phaseRecords)).filter(({ leadId }) => ids.has(leadId))
  return {
    changes: all.filter(({ customerId }) => customerId && of.has(customerId)),
    leads: own,
    phaseRecords: records,
  }
}

/** What the books have to say: replay, totals and all the rest. */
async function disagreements({ db }: Place): Promise<string[]> {
  const found: string[] = []
  for (const { id } of await db.select({ id: organizations.id }).from(organizations)) {
    await examineAt(db, id, (check, _rows, findings) => {
      for (const { table, key, column } of findings)
        found.push(`books, ${check}: ${table} ${JSON.stringify(key)} ${column ?? ''}`)
    })
  }
  return found
}
