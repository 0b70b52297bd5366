import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { bulkRows, bulkRuns, memberships } from '@/db/schema'
import { findRun } from '@/lib/bulk/find-run'
import { forgetRows } from '@/lib/bulk/forget-rows'
import { goOnWithRun } from '@/lib/bulk/go-on-with-run'
import { startRun } from '@/lib/bulk/start-run'
import { beginTakingBack, continueTakingBack } from '@/lib/bulk/take-back-run'
import { takeUp } from '@/lib/work/take-up'
import { carryOutRun, rehearsed } from '../../support/bulk'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { makeCustomer } from '../../support/make'
import { allRows } from '../../support/rows'

const ana = actorOf('ana')
const jobOf = (id: string) => ({ name: 'bulk', organizationId: ana.organizationId, id }) as const
const toTiago = async () => {
  const { id: customerId } = await makeCustomer('joost')
  return rehearsed(ana, 'owner', [{ customerId, leadId: null }], { owner: actorOf('tiago').userId, leads: true })
}

test('rows are forgotten after thirty days; what was changed can still be taken back', async () => {
  at('2026-01-01T12:00Z')
  const looked = await toTiago()
  const done = await toTiago()
  const before = await allRows()
  await carryOutRun(ana, done)
  const stopped = await toTiago()
  await database().update(bulkRuns).set({ state: 'stopped' }).where(eq(bulkRuns.id, stopped))
  const countRows = (id: string) => database().$count(bulkRows, eq(bulkRows.runId, id))
  at('2026-01-31T12:00Z')
  await forgetRows()
  expect([await countRows(looked), await countRows(done)]).toEqual([1, 1])
  at('2026-01-31T12:01Z')
  await forgetRows()
  expect([await countRows(looked), await countRows(done), await countRows(stopped)]).toEqual([0, 0, 1])
  expect(await database().$count(bulkRuns, eq(bulkRuns.id, looked))).toBe(0)
  await beginTakingBack(ana, done)
  await continueTakingBack(ana, done)
  expect((await findRun(ana, done)).state).toBe('undone')
  const ownersOf = (rows: Awaited<ReturnType<typeof allRows>>) =>
    JSON.stringify(rows).split(actorOf('tiago').userId).length
  expect(ownersOf(await allRows())).toBe(ownersOf(before))
})

test('what a request was at when its process ended gets a job, which goes on with it once', async () => {
  const id = await toTiago()
  await startRun(ana, id)
  await takeUp()
  await takeUp()
  const jobs = await database().execute(`select key from graphile_worker.jobs where key like '% bulk ${id}'`)
  expect(jobs).toHaveLength(1)
  await goOnWithRun(jobOf(id), false)
  await goOnWithRun(jobOf(id), false)
  expect((await findRun(ana, id)).state).toBe('finished')
})

test('that of somebody who is gone is stopped', async () => {
  const id = await toTiago()
  await startRun(ana, id)
  const ofAna = and(eq(memberships.organizationId, ana.organizationId), eq(memberships.userId, ana.userId))
  await database().update(memberships).set({ deactivatedAt: new Date() }).where(ofAna)
  await goOnWithRun(jobOf(id), false)
  await database().update(memberships).set({ deactivatedAt: null }).where(ofAna)
  expect((await findRun(ana, id)).state).toBe('stopped')
})
