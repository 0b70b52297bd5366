import { type SQL, sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client'
import { bulkRuns } from '@/db/schema'
import { clock } from '../clock'
import { findNearSearches } from '../customers/find-near-searches'
import { type ListView, listUrl } from '../customers/list-view'
import { newId } from '../ids'
import { groundFor } from '../leads/ground'
import { sumRows } from '../leads/list-rows'
import { rowsOfView } from '../leads/rows-of-view'
import { type Actor, demand } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import type { Chosen } from './kind'
import { kindOf } from './kinds'
import type { BulkKind } from './vocabulary'

export type ChooseRows = {
  kind: BulkKind
  /** The list they stand in. */
  view: ListView
  timeZone: string
  /** The rows that were ticked, or all that the view lets through. */
  rows: Chosen[] | 'all'
}

/**
 * Keeps which rows of the list something is to be done to, as they stand in it now; a customer once where it is done to
 * customers. Answers the run. Nothing of the rows themselves changes.
 */
export async function chooseRows(actor: Actor, input: ChooseRows): Promise<string> {
  const { permission, about } = kindOf(input.kind)
  demand(actor, permission)
  if (input.rows.length === 0) throw new Refusal('bulk.nothingChosen')
  const from = input.rows === 'all' ? await allOf(actor, input) : fromTicked(actor, input.rows)
  const run = {
    ...{ organizationId: actor.organizationId, id: actor.requestId ?? newId(), kind: input.kind, state: 'chosen' },
    ...{ rowCount: 0, list: listUrl(input.view), createdBy: actor.userId, createdAt: clock.now() },
  }
  await database().transaction(async (tx) => {
    const [begun] = await tx.insert(bulkRuns).values(run).onConflictDoNothing().returning()
    if (!begun) return
    const rowCount = await keepRows(tx, actor, run.id, about, from)
    if (rowCount === 0) throw input.rows === 'all' ? new Refusal('bulk.nothingChosen') : new Missing()
    await tx.execute(sql`update bulk_runs set row_count = ${rowCount}
      where organization_id = ${actor.organizationId} and id = ${run.id}`)
  })
  return run.id
}

async function keepRows(tx: Transaction, { organizationId }: Actor, id: string, about: string, from: SQL) {
  const chosen =
    about === 'customers'
      ? sql`select distinct c.id as customer_id, null::uuid as lead_id ${from}`
      : sql`select c.id as customer_id, l.id as lead_id ${from}`
  const kept = await tx.execute(sql`
    insert into bulk_rows (organization_id, run_id, line, customer_id, lead_id)
    select ${organizationId}, ${id}, row_number() over (order by customer_id, lead_id), customer_id, lead_id
    from (${chosen}) as chosen`)
  return kept.count
}

/** As on the page: where nothing has the words as they were typed, what is written almost so. */
async function allOf(actor: Actor, { view, timeZone }: ChooseRows): Promise<SQL> {
  const ground = await groundFor(actor, view, timeZone)
  const nothing = view.q && (await sumRows(actor, view, ground)).count === 0
  const near = view.q && nothing ? await findNearSearches(actor, view.q) : undefined
  return rowsOfView(actor, near && near.length > 0 ? { ...view, near } : view, ground)
}

/** What is gone since, or was never there, is left out. */
const fromTicked = ({ organizationId }: Actor, rows: Chosen[]): SQL => sql`
  from (select distinct * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as ticked("customerId" uuid, "leadId" uuid)) as ticked
  join customers c on c.organization_id = ${organizationId} and c.id = ticked."customerId"
  left join leads l on l.organization_id = ${organizationId} and l.customer_id = c.id and l.id = ticked."leadId"`
