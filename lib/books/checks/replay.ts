import { and, asc, eq, gt, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Reader } from '@/db/client'
import {
  activities,
  changes,
  contacts,
  customers,
  customerValues,
  files,
  leads,
  leadValues,
  phaseRecords,
} from '@/db/schema'
import { type Contradiction, replayer } from '@/lib/changes/replay'
import { type RecordedTable, recordedTables } from '@/lib/changes/write'
import { type Check, type Portion, told } from '../check'
import { compareRows } from '../compare-rows'
import { keyRanges, type Range } from '../key-ranges'
import { inTurn, listMoved, standingIn } from '../moved-rows'
import type { Finding } from '../vocabulary'

const customersAtOnce = 500
const changesAtOnce = 1000

/** The tables whose rows are a customer's: a change of them bears its id. */
const ofCustomers: RecordedTable[] = [
  ...([
    'customers',
    'contacts',
    'leads',
    'phaseRecords',
    'activities',
    'files',
    'customerValues',
    'leadValues',
  ] as const),
]
const ofSettings = (Object.keys(recordedTables) as RecordedTable[]).filter((table) => !ofCustomers.includes(table))

type Recorded = typeof changes.$inferSelect
type Replaying = ReturnType<typeof replayer>

/** The recorded tables are what the change records make of them: the settings, then customer after customer. */
export const replay: Check = async function* check(db, organizationId) {
  yield await settings(db, organizationId)
  for await (const range of keyRanges(db, customers, organizationId, customersAtOnce))
    yield await customersIn(db, organizationId, range)
}

async function settings(db: Reader, organizationId: string): Promise<Portion> {
  const { replaying, contradictions } = start()
  let waiting: Recorded[] = []
  for (let last: string | undefined; ; ) {
    const recorded = await db
      .select()
      .from(changes)
      .where(
        and(
          eq(changes.organizationId, organizationId),
          isNull(changes.customerId),
          last ? gt(changes.id, last) : undefined,
        ),
      )
      .orderBy(asc(changes.id))
      .limit(changesAtOnce)
    waiting = addFitting(replaying, [...waiting, ...recorded])
    last = recorded.at(-1)?.id
    if (recorded.length < changesAtOnce) break
  }
  replaying.add(waiting)
  const own = (table: RecordedTable) =>
    eq(
      table === 'organizations' ? recordedTables.organizations.id : recordedTables[table as 'leads'].organizationId,
      organizationId,
    )
  return compare(
    db,
    replaying.tables(),
    contradictions,
    ofSettings.map((table) => [table, own(table)]),
  )
}

/**
 * Adds what fits, again and again, and answers what waits for others: the ids of several machines follow their clocks, and
 * rows of settings are also written by changes of others, such as one that moves them.
 */
function addFitting(replaying: Replaying, recorded: Recorded[]): Recorded[] {
  const waiting = recorded.filter((one) => {
    const fits = replaying.fits(one)
    if (fits) replaying.add([one])
    return !fits
  })
  return waiting.length < recorded.length ? addFitting(replaying, waiting) : waiting
}

async function customersIn(db: Reader, organizationId: string, { after, upTo }: Range): Promise<Portion> {
  const { replaying, contradictions } = start()
  const within = (column: PgColumn, organization: PgColumn) =>
    and(eq(organization, organizationId), gt(column, after), lte(column, upTo)) as SQL
  // A row is written by its own entity alone, whose versions are in order whatever the clocks of several machines say.
  const recorded = await db
    .select()
    .from(changes)
    .where(within(changes.customerId, changes.organizationId))
    .orderBy(asc(changes.entityId), asc(changes.entityVersion))
  const alsoElsewhere = await listMoved(db, organizationId, recorded)
  replaying.add(inTurn([...recorded, ...alsoElsewhere]))
  const theirLeads = db.select({ id: leads.id }).from(leads).where(within(leads.customerId, leads.organizationId))
  const ofTheirLeads = (table: typeof phaseRecords | typeof leadValues) =>
    and(eq(table.organizationId, organizationId), inArray(table.leadId, theirLeads)) as SQL
  const replayed = alsoElsewhere.length > 0 ? standingIn(replaying.tables(), after, upTo) : replaying.tables()
  return compare(db, replayed, contradictions, [
    ['customers', within(customers.id, customers.organizationId)],
    ['contacts', within(contacts.customerId, contacts.organizationId)],
    ['leads', within(leads.customerId, leads.organizationId)],
    ['activities', within(activities.customerId, activities.organizationId)],
    ['files', within(files.customerId, files.organizationId)],
    ['customerValues', within(customerValues.customerId, customerValues.organizationId)],
    ['phaseRecords', ofTheirLeads(phaseRecords)],
    ['leadValues', ofTheirLeads(leadValues)],
  ])
}

function start() {
  const contradictions: Finding[] = []
  const contradict = ({ table, key, before, made, changeId }: Contradiction) =>
    contradictions.push({
      ...{ table, key: key as Finding['key'], column: null, customerId: null },
      ...{ stands: `${changeId}: ${told(before) ?? '–'}`, should: told(made) },
    })
  return { replaying: replayer(contradict), contradictions }
}

async function compare(
  db: Reader,
  replayed: ReturnType<Replaying['tables']>,
  findings: Finding[],
  tables: [RecordedTable, SQL][],
): Promise<Portion> {
  let count = 0
  const owners = new Map<string, string>()
  for (const [table, where] of tables) {
    const rows = await db.select().from(recordedTables[table]).where(where)
    count += rows.length
    findings.push(...compareRows(table, rows, replayed.get(table) ?? [], owners))
  }
  return { rows: count, findings }
}
