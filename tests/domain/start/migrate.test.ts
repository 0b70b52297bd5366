import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { migrate } from '@/db/migrate'
import { changes, organizations } from '@/db/schema'
import { backUp, restore } from '../../support/backups'
import { actorOf } from '../../support/cast'
import { connectTo, emptyDatabase, newDatabase } from '../../support/empty-database'

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

it('gives a time zone its present name, and says so in the history', async () => {
  const url = await newDatabase()
  await restore(url, await backUp())
  const db = connectTo(url)
  const { organizationId } = actorOf('ana')
  const own = eq(organizations.id, organizationId)
  const [before] = await db.update(organizations).set({ timeZone: 'Asia/Calcutta' }).where(own).returning()
  await db.execute(sql`delete from drizzle.__drizzle_migrations where id > 22`)
  await migrate(url)
  const version = (before?.version ?? 0) + 1
  expect(await db.select().from(organizations).where(own)).toEqual([{ ...before, timeZone: 'Asia/Kolkata', version }])
  const made = await db
    .select()
    .from(changes)
    .where(eq(changes.entityId, organizationId))
    .orderBy(changes.entityVersion)
  expect(made.at(-1)).toMatchObject({
    ...{ operation: 'organization.edited', entityVersion: version, through: 'system', userId: null },
    rows: [{ key: {}, before: { timeZone: 'Asia/Calcutta' }, after: { timeZone: 'Asia/Kolkata' } }],
  })
})
