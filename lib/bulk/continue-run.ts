import { and, asc, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { bulkRows, bulkRuns } from '@/db/schema'
import { asOnlyRunner } from '../as-only-runner'
import { untilThrough } from '../changes/transact'
import { clock } from '../clock'
import { type Actor, demand } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import { ofRun, type Run } from './find-run'
import type { Chosen } from './kind'
import { kindOf } from './kinds'
import { lockOwnRun, ownRun } from './lock-run'
import type { BulkRefusal, BulkResult } from './vocabulary'

/** Each row is a savepoint; of more than 64 in a transaction PostgreSQL no longer keeps account in memory. */
const batchSize = 50

/**
 * Rehearses or does what is left of a run, some rows in a transaction, each by the operation and the gate of its form;
 * all as one batch of changes. One process does, and `false` is said by the others. What a stopped process had not
 * committed is still to do.
 */
export function continueRun(actor: Actor, runId: string) {
  return asOnlyRunner(runId, async () => {
    let isMore = true
    while (isMore) isMore = await untilThrough((tx) => doSome(tx, actor, runId))
  })
}

/** Answers whether there may be more. */
async function doSome(tx: Transaction, actor: Actor, runId: string): Promise<boolean> {
  const run = await lockOwnRun(tx, actor, runId)
  demand(actor, kindOf(run.kind).permission)
  if (run.state !== 'checking' && run.state !== 'running') return false
  const column = run.state === 'running' ? 'result' : 'expected'
  const rows = await tx
    .select()
    .from(bulkRows)
    .where(and(ofRun(run), isNull(bulkRows[column])))
    .orderBy(asc(bulkRows.line))
    .limit(batchSize)
  if (rows.length === 0) await finish(tx, actor, run)
  else await keepOutcomes(tx, run, column, await outcomesOf(tx, actor, run, rows))
  return rows.length > 0
}

type Outcome = { line: number; result: BulkResult; refusal?: BulkRefusal }

async function outcomesOf(tx: Transaction, actor: Actor, run: Run, rows: (Chosen & { line: number })[]) {
  const rehearses = run.state === 'checking'
  const as: Actor = { ...actor, through: 'bulk', batchId: run.id, requestId: undefined, within: tx, rehearses }
  const outcomes: Outcome[] = []
  for (const row of rows) outcomes.push({ line: row.line, ...(await outcomeOf(as, tx, run, row)) })
  return outcomes
}

async function outcomeOf(actor: Actor, tx: Transaction, { kind, input }: Run, row: Chosen) {
  try {
    const { id } = await kindOf(kind).act(actor, tx, row, input ?? {})
    return { result: id ? ('changed' as const) : ('unchanged' as const) }
  } catch (error) {
    if (error instanceof Missing) return { result: 'refused' as const, refusal: { key: 'bulk.gone' } }
    if (!(error instanceof Refusal)) throw error
    return { result: 'refused' as const, refusal: { key: error.key, values: error.values } }
  }
}

async function keepOutcomes(tx: Transaction, run: Run, column: 'result' | 'expected', outcomes: Outcome[]) {
  await tx.execute(sql`
    update bulk_rows r set ${sql.raw(column)} = o.result, refusal = o.refusal
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o(line int, result text, refusal jsonb)
    where r.organization_id = ${run.organizationId} and r.run_id = ${run.id} and r.line = o.line`)
}

async function finish(tx: Transaction, actor: Actor, { id, state }: Run) {
  const next = state === 'running' ? { state: 'finished', finishedAt: clock.now() } : { state: 'checked' }
  await tx.update(bulkRuns).set(next).where(ownRun(actor, id))
}
