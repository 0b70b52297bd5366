import { asc, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { bulkRows } from '@/db/schema'
import { chooseRows } from '@/lib/bulk/choose-rows'
import { continueRun } from '@/lib/bulk/continue-run'
import { findRun } from '@/lib/bulk/find-run'
import type { Chosen } from '@/lib/bulk/kind'
import { rehearseRun } from '@/lib/bulk/rehearse-run'
import { startRun } from '@/lib/bulk/start-run'
import type { BulkKind } from '@/lib/bulk/vocabulary'
import type { ListView } from '@/lib/customers/list-view'
import type { Actor } from '@/lib/permissions/actor'

export const everyone: ListView = { sort: 'name', descending: false }

export const choose = (actor: Actor, kind: BulkKind, rows: Chosen[] | 'all', view = everyone) =>
  chooseRows(actor, { kind, view, timeZone: 'Europe/Lisbon', rows })

/** Chooses rows and sees what would happen to them. */
export async function rehearsed(
  actor: Actor,
  kind: BulkKind,
  rows: Chosen[] | 'all',
  input: Record<string, unknown>,
  view = everyone,
) {
  const id = await choose(actor, kind, rows, view)
  await rehearseRun(actor, id, kind, input)
  await continueRun(actor, id)
  return id
}

export async function carryOutRun(actor: Actor, id: string) {
  await startRun(actor, id)
  await continueRun(actor, id)
  return findRun(actor, id)
}

/** What became, or would become, of each row by the id of what it is about. */
export async function outcomesOf(id: string, column: 'expected' | 'result') {
  const rows = await database().select().from(bulkRows).where(eq(bulkRows.runId, id)).orderBy(asc(bulkRows.line))
  return Object.fromEntries(
    rows.map((row) => [row.leadId ?? row.customerId, row[column] === 'refused' ? row.refusal?.key : row[column]]),
  )
}
