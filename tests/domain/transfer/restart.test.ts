import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, gt, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes } from '@/db/schema'
import { findImport } from '@/lib/transfer/find-import'
import { startImport } from '@/lib/transfer/start-import'
import { beginTakeBack } from '@/lib/transfer/take-back-import'
import { countTakenBack } from '@/lib/undo/take-back-batch'
import { actorOf } from '../../support/cast'
import { bringIn, checked } from '../../support/import-file'
import { allRows } from '../../support/rows'

const ana = actorOf('ana')
const begin = () => fork('tests/support/runner.ts', { execArgv: ['--import', 'tsx'] })

async function madeBy(id: string) {
  const [made] = await database()
    .select({ count: sql<number>`count(*)::int`, different: sql<number>`count(distinct entity_id)::int` })
    .from(changes)
    .where(and(eq(changes.batchId, id), eq(changes.operation, 'lead.imported'), eq(changes.userId, ana.userId)))
  return made ?? { count: 0, different: 0 }
}

async function until(isSo: () => Promise<boolean>) {
  for (let tries = 0; tries < 3000 && !(await isSo()); tries += 1) await sleep(50)
}

test('an import whose process is killed goes on in those that start next, each row once', async () => {
  const rows = Array.from({ length: 1500 }, (_, at) => `k${at},Killed ${at % 9},Open`).join('\n')
  const id = await checked(rows, ['leadExternalId', 'customerName', 'leadState'])
  await startImport(ana, id)
  const first = begin()
  await until(async () => (await madeBy(id)).count > 0)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const before = (await madeBy(id)).count
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(1500)
  expect((await findImport(ana, id)).state).toBe('running')

  const next = [begin(), begin()]
  await until(async () => (await findImport(ana, id)).state === 'finished')
  for (const one of next) one.kill('SIGKILL')
  expect((await findImport(ana, id)).state).toBe('finished')
  expect(await madeBy(id)).toEqual({ count: 1500, different: 1500 })
}, 300_000)

test('one that is taken back goes on being so in those that start next, each change once', async () => {
  const before = await allRows()
  const rows = Array.from({ length: 1500 }, (_, at) => `b${at},Back ${at % 900},Open`).join('\n')
  const id = await checked(rows, ['leadExternalId', 'customerName', 'leadState'])
  await bringIn(id)
  await beginTakeBack(ana, id)
  const first = begin()
  await until(async () => (await countTakenBack(ana, id)).undone > 0)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const { undone } = await countTakenBack(ana, id)
  expect(undone).toBeGreaterThan(0)
  expect(undone).toBeLessThan(2400)
  expect((await findImport(ana, id)).state).toBe('undoing')

  const next = [begin(), begin()]
  await until(async () => (await findImport(ana, id)).state === 'undone')
  for (const one of next) one.kill('SIGKILL')
  expect((await findImport(ana, id)).state).toBe('undone')
  expect(await countTakenBack(ana, id)).toEqual({ made: 2400, undone: 2400 })
  const [taken] = await database()
    .select({ different: sql<number>`count(distinct entity_id)::int` })
    .from(changes)
    .where(and(eq(changes.operation, 'undone'), eq(changes.userId, ana.userId), gt(changes.id, id)))
  expect(taken?.different).toBe(2400)
  expect(await allRows()).toEqual(before)
}, 300_000)
