import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkAllBooks } from '@/bin/steps/check-books'
import { formerly, knownMigrations } from '@/db/backup/migrations'
import { database } from '@/db/client'
import { addActivity } from '@/lib/activities/add-activity'
import { prepareFirstStart } from '@/lib/organizations/first-start'
import { backUp, expectRestored, restore, rewrite, structureOf } from '../../support/backups'
import { actorOf } from '../../support/cast'
import { connectTo, emptyDatabase, newDatabase } from '../../support/empty-database'
import { fingerprint } from '../../support/expect-refusal'
import { makeLead } from '../../support/make'
import { task } from '../../support/targets'

const { organizationId, userId } = actorOf('ana')
const awkward = 'Tab\t, line\nbreak, \\. and \\N, “ação” 🚀, {"json": null}'

beforeAll(async () => {
  await makeLead('joost', { title: awkward })
  await makeLead('joost', { phase: 'CLOSED' })
  await database().execute(sql`
    insert into sessions values ('token', ${organizationId}, ${userId}, now(), now() + interval '1 day')`)
  await database().execute(sql`insert into list_columns values (${organizationId}, ${userId}, '{"a,b",c}')`)
})

describe('what was backed up is restored', () => {
  test('into a Funil that was started but never set up', async () => {
    const { url } = await emptyDatabase()
    expect(await prepareFirstStart(url, 'http://localhost:3000', {})).toBeDefined()
    await restore(url, await backUp())
    await expectRestored(url)
  })

  test('through a database that writes dates and numbers in its own way', async () => {
    const odd = await newDatabase()
    const name = sql.identifier(new URL(odd).pathname.slice(1))
    const db = connectTo(odd)
    await db.execute(sql`alter database ${name} set DateStyle = 'SQL, DMY'`)
    await db.execute(sql`alter database ${name} set extra_float_digits = -5`)
    await db.execute(sql`alter database ${name} set TimeZone = 'Asia/Kathmandu'`)
    await restore(odd, await backUp())
    const url = await newDatabase()
    await restore(url, await backUp(odd))
    await expectRestored(url)
  })

  test('as it was at one instant, though others went on', async () => {
    const before = await fingerprint()
    const file = await backUp(process.env.DATABASE_URL, async (table) => {
      if (table === 'changes') await makeLead()
    })
    expect(await fingerprint()).not.toEqual(before)
    const url = await newDatabase()
    await restore(url, file)
    expect({ ...(await fingerprint(connectTo(url))), sessions: '' }).toEqual({ ...before, sessions: '' })
    expect(await checkAllBooks(url)).toBe(0)
  })

  test('from before a migration, and brought up to date', async () => {
    const { url: old, db } = await copyOfThen()
    const url = await newDatabase()
    await restore(url, await backUp(old))
    const now = connectTo(url)
    expect(await structureOf(now)).toEqual(await structureOf(database()))
    expect(await namesIn(now)).toEqual(await namesIn(db))
    const [totals] = await now.execute(sql`select from event_totals limit 1`)
    expect(totals, 'what a migration makes of the rows').toBeDefined()
    expect(await checkAllBooks(url)).toBe(0)
  })

  test('from before a rule, with what it does not allow', async () => {
    const [lead, other] = [await makeLead(), await makeLead()]
    const about = { ...task, customerId: lead.customerId, day: '2026-03-10', lead: lead.id }
    const { entityId: activityId } = await addActivity(actorOf('joost'), about)
    const old = await newDatabase()
    await restore(old, await backUp())
    const then = connectTo(old)
    await then.execute(sql`alter table activities drop constraint activities_lead_fkey`)
    await then.execute(sql`update activities set lead_id = ${other.id} where id = ${activityId}`)
    await then.execute(sql`alter table changes disable trigger user`)
    await then.execute(sql`grant update on changes to current_user`)
    await then.execute(sql`
      update changes set rows = replace(rows::text, ${lead.id}, ${other.id})::jsonb where entity_id = ${activityId}`)
    await then.execute(sql`delete from drizzle.__drizzle_migrations where id > 21`)
    const url = await newDatabase()
    await restore(url, await backUp(old))
    const [activity] = await connectTo(url).execute(
      sql`select lead_id, version from activities where id = ${activityId}`,
    )
    expect(activity, 'about no lead of another customer').toEqual({ lead_id: null, version: 2 })
    expect(await checkAllBooks(url)).toBe(0)
  })

  test('from before a migration that is written otherwise now', async () => {
    const file = await backUp()
    for (const { hash, folderMillis } of knownMigrations())
      if (formerly.has(folderMillis))
        rewrite(file, (content) => content.replace(hash, formerly.get(folderMillis) as string))
    const url = await newDatabase()
    await restore(url, file)
    await expectRestored(url)
  })

  test('without a table that is none of ours', async () => {
    const url = await newDatabase()
    const file = await backUp()
    rewrite(file, (content) => content.replace(/(?=\{"table":"account_types")/, () => theirs))
    expect(await restore(url, file)).toContain("theirs is none of Funil's tables: left out")
    await expectRestored(url)
  })
})

const theirs = '{"table":"theirs","columns":["id"]}\n1\n2\n\\.\n{"rows":2}\n'

const namesIn = async (db: ReturnType<typeof connectTo>) =>
  (await db.execute(sql`select number, name, search_text from customers order by id`)).map((row) => ({ ...row }))

/** The tables as the first three migrations left them. */
async function copyOfThen() {
  const url = await newDatabase()
  await restore(url, await backUp())
  const db = connectTo(url)
  await db.execute(sql`drop table event_totals, stay_totals, book_checks, list_columns, row_totals, last_seen`)
  await db.execute(sql`alter table imports drop column started_by, drop column shape`)
  await db.execute(sql`alter table customers drop column merged_into_id`)
  await db.execute(sql`alter table memberships drop column team_id`)
  await db.execute(sql`alter table import_rows drop column alike`)
  await db.execute(sql`delete from drizzle.__drizzle_migrations where id > 3`)
  return { url, db }
}
