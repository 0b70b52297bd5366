import { beforeAll, expect, test } from 'vitest'
import { checkAllBooks } from '@/bin/steps/check-books'
import { database } from '@/db/client'
import { migrate } from '@/db/migrate'
import { fillWithDemo } from '@/db/seeds/demo/fill-with-demo'
import { prepareFirstStart } from '@/lib/organizations/first-start'
import { backUp, expectRestored, restore } from '../../support/backups'
import { actorOf, password } from '../../support/cast'
import { newDatabase } from '../../support/empty-database'

beforeAll(async () => {
  const now = new Date('2026-03-10T11:30:00Z')
  await database().transaction((tx) => fillWithDemo(tx, actorOf('ana').organizationId, { now, password }))
})

test('the demo data are restored row by row, with the same structure, with clean books, and Funil starts on it', async () => {
  const url = await newDatabase()
  const told = await restore(url, await backUp())
  expect(told).toContain('customers')
  await expectRestored(url)
  expect(await checkAllBooks(url)).toBe(0)
  await migrate(url)
  await expectRestored(url)
  expect(await prepareFirstStart(url, 'http://localhost:3000', {}), 'a link to set up').toBeUndefined()
}, 60_000)
