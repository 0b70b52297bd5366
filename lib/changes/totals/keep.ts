import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { differences, type RecordedTable, type Write } from '../write'
import { eventTotals } from './event-totals'
import { add, type Cell, cellsOfCustomers, countAnew, difference, type Kept, uuids } from './kept'
import { rowTotals } from './row-totals'
import { stayTotals } from './stay-totals'

/** All totals that every change keeps. */
export const keptTotals: Kept[] = [rowTotals, eventTotals, stayTotals]

/** What of a row decides where it is counted, and with how much. */
const counted: Partial<Record<RecordedTable, string[]>> = {
  customers: ['accountTypeId', 'ownerId', 'archivedAt'],
  leads: [
    ...['state', 'accountTypeId', 'leadPhaseId', 'ownerId', 'closingReasonId', 'openedAt', 'closedAt'],
    ...['currentOrdinal', 'nextActionOn', 'customerId'],
  ],
  phaseRecords: ['score', 'expectedValue', 'recurringValue', 'leadPhaseId', 'enteredAt', 'endedAt'],
}

const touches = ({ table, before, after }: Write, names: Partial<Record<RecordedTable, string[]>>): boolean => {
  const columns = names[table]
  if (!columns) return false
  return !before || !after || Object.keys(differences(before, after)).some((name) => columns.includes(name))
}

/**
 * Does work that writes rows of these customers, and keeps the totals by what their rows were before and are after it.
 * The customers are locked: which of a customer's leads stands in the list is a question about all. Another time zone
 * of the organization puts events on other days: all is counted anew.
 */
export async function keepingTotals<T>(
  tx: Transaction,
  organizationId: string,
  customerIds: (string | null | undefined)[],
  writes: Write[],
  work: () => Promise<T>,
): Promise<T> {
  if (writes.some((write) => write.before && touches(write, { organizations: ['timeZone'] }))) {
    const done = await work()
    await recount(tx, organizationId)
    return done
  }
  // A row may come from one customer to another.
  const places = writes.flatMap(({ before, after }) => [before?.customerId, after?.customerId])
  const ids = [...new Set([...customerIds, ...places].filter((id) => typeof id === 'string'))].sort()
  if (ids.length === 0 || !writes.some((write) => touches(write, counted))) return work()
  // The few statements that are prepared are the same for any customer: one plan does for all.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${lock(organizationId)}),
    set_config('plan_cache_mode', 'force_generic_plan', true)`)
  await tx.execute(sql`select id from customers where organization_id = ${organizationId} and id = any(${uuids(ids)})
    order by id for no key update`)
  const now = (): Promise<Cell[][]> =>
    Promise.all(keptTotals.map((kept) => cellsOfCustomers(tx, kept, organizationId, ids)))
  const before = await now()
  const done = await work()
  const after = await now()
  for (const [at, kept] of keptTotals.entries()) {
    await add(tx, kept, organizationId, difference(kept, before[at] ?? [], after[at] ?? []))
  }
  return done
}

/** Counts an organization anew, for rows that no gate wrote; waits for changes under way, and they for it. */
export async function recount(tx: Transaction, organizationId: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(${lock(organizationId)})`)
  // Rows that came all at once are unknown to the planner, which would walk through all of them for each.
  await tx.execute(sql`analyze customers, leads, phase_records`)
  for (const kept of keptTotals) await countAnew(tx, kept, organizationId)
}

const lock = (organizationId: string) => sql`hashtextextended(${`totals ${organizationId}`}, 0)`
