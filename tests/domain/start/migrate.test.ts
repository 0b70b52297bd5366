import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { migrate } from '@/db/migrate'
import { emptyDatabase } from '../../support/empty-database'

it('waits for another process that migrates, longer than for a table', async () => {
  const { url, db } = await emptyDatabase()
  let answer: Promise<string> | undefined
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(5023311)`)
    answer = migrate(url, '1ms').then(() => 'migrated', String)
    const waiting = sql`select from pg_locks join pg_database on datname = current_database()
      where database = pg_database.oid and objid = 5023311 and not granted`
    await expect.poll(async () => (await tx.execute(waiting)).length, { timeout: 5000 }).toBe(1)
    await tx.execute(sql`select pg_sleep(0.1)`)
  })
  expect(await answer).toBe('migrated')
})
