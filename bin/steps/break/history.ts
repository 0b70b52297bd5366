import { setTimeout as sleep } from 'node:timers/promises'
import { asc, eq, sql } from 'drizzle-orm'
import { changes, customers, leads, organizations, phaseRecords } from '../../../db/schema'
import { cast } from '../../../db/seeds/demo/cast'
import { examineAt } from '../../../lib/books/examine'
import { signedIn } from '../visit/visitor'
import { checkHistory, type State } from './check-history'
import { type Hands, openPlace, type Place } from './place'
import type { Outcome, Round } from './round'
import { work } from './salespeople'

const people = [cast.ana, cast.miriam]

/** Many salespeople at few leads. */
export const history: Round = {
  name: 'history',
  run: (hands, quick) =>
    together(
      hands,
      'break_history',
      quick ? { clients: 16, leads: 12, seconds: 60 } : { clients: 32, leads: 50, forms: 100_000 },
    ),
}

/** The same while processes end without a word. */
export const kills: Round = {
  name: 'kills',
  run: (hands, quick) =>
    together(hands, 'break_kills', {
      ...(quick ? { clients: 12, leads: 12, seconds: 75 } : { clients: 32, leads: 50, seconds: 900 }),
      kill: true,
    }),
}

type Wish = { clients: number; leads: number; forms?: number; seconds?: number; kill?: boolean }

async function together(hands: Hands, name: string, wish: Wish): Promise<Outcome> {
  const place = await openPlace(hands, name)
  try {
    const shared = await openLeads(place, wish.leads)
    const visitors = await Promise.all(
      Array.from({ length: wish.clients }, (_, at) =>
        signedIn(place.origin, people[at % 2]?.email ?? '', `10.0.0.${at}`),
      ),
    )
    const start = Date.now()
    const end = start + (wish.seconds ?? 24 * 3600) * 1000
    let begun = 0
    const goesOn = () => Date.now() < end && begun++ < (wish.forms ?? Number.POSITIVE_INFINITY)
    const killing = wish.kill ? keepKilling(hands, place, end) : undefined
    const { entries, failures, sent } = await work({
      visitors,
      customers: shared,
      goesOn,
      entityOf: (id) => entityOf(place, id),
    })
    const killed = await killing
    for (const visitor of visitors) visitor.close()

    const known = (kind: string) =>
      entries.flatMap(({ answers }) => answers).filter((answer) => answer.kind === kind).length
    const flaws = checkHistory(entries, await stateOf(place, shared))
    return {
      did: [
        `${sent} forms by ${wish.clients} at ${wish.leads} leads in ${Math.round((Date.now() - start) / 1000)} s`,
        `${known('done')} done, ${known('refused')} refused, ${known('unknown')} without an answer`,
        killed && `${killed.apps} processes and ${killed.databases} databases ended, back within ${killed.slowest} ms`,
      ]
        .filter(Boolean)
        .join('; '),
      found: [
        ...new Set(failures),
        ...flaws.map(({ flaw, where }) => `${flaw}: ${where}`),
        ...(await disagreements(place)),
        ...(killed?.late ?? []),
      ],
    }
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

async function entityOf({ db }: Place, changeId: string): Promise<string> {
  const [change] = await db
    .select({ entityId: changes.entityId })
    .from(changes)
    .where(eq(changes.id, changeId))
    .catch(() => [])
  return change?.entityId ?? changeId
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

const seconds = (count: number) => sleep(count * 1000)

/** Ends a web process every five seconds and the database every twenty, and sees how long nobody is answered. */
async function keepKilling({ server }: Hands, place: Place, end: number) {
  const count = { apps: 0, databases: 0, slowest: 0, late: [] as string[] }
  for (let turn = 1; Date.now() < end - 6000; turn += 1) {
    await seconds(5)
    const [oldest] = place.pids()
    if (turn % 4 === 0) {
      await server.kill()
      count.databases += 1
    } else if (oldest) {
      process.kill(oldest, 'SIGKILL')
      count.apps += 1
    }
    const away = await untilReady(place.origin)
    count.slowest = Math.max(count.slowest, away)
    if (away > 5000)
      count.late.push(`Funil was away for ${away} ms after ${turn % 4 === 0 ? 'its database' : 'a process'} was ended`)
  }
  return count
}

async function untilReady(origin: string): Promise<number> {
  const start = Date.now()
  while (
    !(await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(1000) }).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(50)
  return Date.now() - start
}
