import type { Transaction } from '@/db/client'
import type { Recording } from '../changes/record'
import { recordAll } from '../changes/record-all'
import { refusalOfViolation, violation } from '../changes/violation'
import { type IsClaimed, nextNumber } from '../customers/create-customer'
import { refreshSearchText } from '../customers/refresh-search-text'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import type { Import } from './find-import'
import { loadGround, type Row } from './ground'
import { type Outcome, outcomeOf } from './keep-outcomes'
import { isRefused, refused } from './refused'
import type { RowRefusal } from './vocabulary'
import { type WorkedOut, workOutRow } from './work-out-row'

/**
 * Writes rows all at once. Where the database refuses one after all, because somebody was faster, they are tried again
 * in halves, until the one alone is refused and takes no other with it.
 */
export async function bringIn(
  tx: Transaction,
  actor: Actor,
  found: Import,
  rows: Row[],
  isClaimed: IsClaimed,
): Promise<Outcome[]> {
  try {
    return await tx.transaction((inner) => write(inner, actor, found, rows, isClaimed))
  } catch (error) {
    const refusal = refusalOf(error)
    const [row] = rows
    if (!refusal || !row) throw error
    if (rows.length === 1) return [outcomeOf(row.line, refusal)]
    const half = Math.ceil(rows.length / 2)
    const first = await bringIn(tx, actor, found, rows.slice(0, half), isClaimed)
    return [...first, ...(await bringIn(tx, actor, found, rows.slice(half), isClaimed))]
  }
}

async function write(tx: Transaction, actor: Actor, found: Import, rows: Row[], isClaimed: IsClaimed) {
  const ground = await loadGround(tx, actor, found, { lock: true })
  const all: { line: number; worked: WorkedOut | RowRefusal }[] = []
  for (const { line, plan } of await ground.plan(rows)) {
    const number = () => nextNumber(tx, actor, isClaimed)
    all.push({ line, worked: isRefused(plan) ? plan : await workOutRow(actor, ground, { line, plan }, number) })
  }
  const good = all.map(({ worked }) => worked).filter((worked): worked is WorkedOut => !isRefused(worked))
  const recordings = good.flatMap((worked) => worked.recordings)
  await recordAll(tx, actor, recordings)
  const edited = new Set(recordings.filter(isEdit).map(({ subject }) => subject.entityId))
  const customers = new Map(good.map(({ customer }) => [customer.id, customer]))
  for (const [id, customer] of customers) if (edited.has(id)) await refreshSearchText(tx, customer)
  return all.map(({ line, worked }) => outcomeOf(line, worked))
}

const isEdit = ({ decision }: Recording) => decision.operation === 'customer.edited'

/** What the database does not allow: a rule of its own, or a value that fits no column. */
function refusalOf(error: unknown): RowRefusal | undefined {
  const violated = violation(error)
  const refusal = error instanceof Refusal ? error : violated && refusalOfViolation(violated)
  if (refusal) return refused('refusedRule', { rule: refusal.key })
  const code = String(((error as { cause?: unknown }).cause as { code?: string } | undefined)?.code ?? '')
  return violated || code.startsWith('22')
    ? refused('refusedDatabase', { rule: violated?.constraint ?? code })
    : undefined
}
