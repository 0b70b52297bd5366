import { and, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { bookChecks } from '@/db/schema'
import { clock } from '../clock'
import { type Actor, demand } from '../permissions/actor'
import { examine } from './examine'
import { checkNames, type Kept } from './vocabulary'

/** So many disagreements are kept of each check; bin/check-books lists all. */
export const mostKept = 50

/**
 * Makes the check that was asked for, on the data of one instant, and keeps what it finds. One process at a time does;
 * what one that was stopped had begun, the next does from the start.
 */
export async function checkBooks(actor: Actor) {
  demand(actor, 'books.check')
  const { organizationId } = actor
  const asked = and(eq(bookChecks.organizationId, organizationId), eq(bookChecks.state, 'running'))
  await database().transaction(
    async (tx) => {
      const [lock] = (await tx.execute(
        sql`select pg_try_advisory_xact_lock(hashtext('books'), hashtext(${organizationId})) as mine`,
      )) as unknown as { mine: boolean }[]
      const [wanted] = await tx.select().from(bookChecks).where(asked)
      if (!lock?.mine || !wanted) return
      const result: Kept = { outcomes: checkNames.map((check) => ({ check, rows: 0, found: 0 })), findings: [] }
      for await (const { check, rows, findings } of examine(tx, organizationId)) {
        const outcome = result.outcomes.find((one) => one.check === check)
        if (!outcome) continue
        const room = Math.max(0, mostKept - outcome.found)
        result.findings.push(...findings.slice(0, room).map((finding) => ({ check, ...finding })))
        outcome.rows += rows
        outcome.found += findings.length
      }
      await tx.update(bookChecks).set({ state: 'finished', finishedAt: clock.now(), result }).where(asked)
    },
    { isolationLevel: 'repeatable read' },
  )
}
