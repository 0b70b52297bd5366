import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { bulkRows, changes } from '@/db/schema'
import { countResults, findRun } from '@/lib/bulk/find-run'
import { startRun } from '@/lib/bulk/start-run'
import { beginTakingBack } from '@/lib/bulk/take-back-run'
import { rehearsed } from '../../support/bulk'
import { actorOf } from '../../support/cast'
import { makeCustomer } from '../../support/make'
import { allRows } from '../../support/rows'

const ana = actorOf('ana')
const begin = () => fork('tests/support/runner.ts', { execArgv: ['--import', 'tsx'] })
const doneOf = (id: string) => database().$count(bulkRows, and(eq(bulkRows.runId, id), isNotNull(bulkRows.result)))
const stateOf = async (id: string) => (await findRun(ana, id)).state

async function until(isSo: () => Promise<boolean>) {
  for (let tries = 0; tries < 4000 && !(await isSo()); tries += 1) await sleep(25)
}

test('a run whose process is killed goes on in those that start next, each row once, and is taken back whole', async () => {
  const rows = []
  for (let at = 0; at < 300; at += 1) {
    const { id } = await makeCustomer(at % 3 === 0 ? 'tiago' : 'joost', { name: `Killed ${at}` })
    rows.push({ customerId: id, leadId: null })
  }
  const before = await allRows()
  const id = await rehearsed(ana, 'owner', rows, { owner: actorOf('tiago').userId, leads: true })
  await startRun(ana, id)
  const first = begin()
  await until(async () => (await doneOf(id)) > 0)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const done = await doneOf(id)
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(300)
  expect(await stateOf(id)).toBe('running')

  const next = [begin(), begin()]
  await until(async () => (await stateOf(id)) === 'finished')
  for (const one of next) one.kill('SIGKILL')
  expect(await countResults(await findRun(ana, id))).toEqual({ changed: 200, unchanged: 100, refused: 0, otherwise: 0 })
  const [made] = await database()
    .select({ count: sql<number>`count(*)::int`, different: sql<number>`count(distinct entity_id)::int` })
    .from(changes)
    .where(eq(changes.batchId, id))
  expect(made).toEqual({ count: 200, different: 200 })

  await beginTakingBack(ana, id)
  const last = begin()
  await until(async () => (await stateOf(id)) === 'undone')
  last.kill('SIGKILL')
  expect(await allRows()).toEqual(before)
}, 300_000)
