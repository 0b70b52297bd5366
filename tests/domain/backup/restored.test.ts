import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { checkAllBooks } from '@/bin/steps/check-books'
import { database } from '@/db/client'
import { removeFile } from '@/lib/files/remove-file'
import { localStorage } from '@/lib/files/storage/local'
import { nameOf } from '@/lib/files/storage/storage'
import { prepareFirstStart } from '@/lib/organizations/first-start'
import { backUp, expectRestored, newFile, restore, rewrite, structureOf } from '../../support/backups'
import { actorOf } from '../../support/cast'
import { connectTo, emptyDatabase, newDatabase } from '../../support/empty-database'
import { fingerprint } from '../../support/expect-refusal'
import { makeLead } from '../../support/make'
import { makeFileAt } from '../../support/targets'

const { organizationId, userId } = actorOf('ana')
const joost = actorOf('joost')
/** What is in them looks like the text around it. */
const awkwardBytes = Buffer.from('\\.\n{"rows":2}\n{"sha256":"0"}\n\0\xff', 'latin1')
const awkward = 'Tab\t, line\nbreak, \\. and \\N, “ação” 🚀, {"json": null}'

beforeAll(async () => {
  await makeLead('joost', { title: awkward })
  await makeLead('joost', { phase: 'CLOSED' })
  await database().execute(sql`
    insert into sessions values ('token', ${organizationId}, ${userId}, now(), now() + interval '1 day')`)
  await database().execute(sql`insert into list_columns values (${organizationId}, ${userId}, '{"a,b",c}')`)
})

describe('what was backed up is restored', () => {
  test('with the bytes of its files, where files lie there', async () => {
    const { fileId, version } = await makeFileAt({ admin: joost, owner: joost.userId }, awkwardBytes, 'Offer.pdf')
    await removeFile(joost, { fileId, version })
    await makeFileAt({ admin: joost, owner: joost.userId }, 'A second one')
    const folder = dirname(newFile())
    const storage = localStorage(folder)
    const url = await newDatabase()
    await restore(url, await backUp(), (one, bytes) => storage.put(one.file, Readable.from(bytes), one))
    await expectRestored(url)
    const own = process.env.FILES_DIR
    onTestFinished(() => {
      process.env.FILES_DIR = own
    })
    process.env.FILES_DIR = folder
    expect(readFileSync(join(folder, nameOf({ organizationId, id: fileId })))).toEqual(awkwardBytes)
    expect(await checkAllBooks(url)).toBe(0)
    await storage.remove(nameOf({ organizationId, id: fileId }))
    expect(await checkAllBooks(url)).toBe(1)
  })

  test('from a backup of the format before, which has no files', async () => {
    const file = await backUp()
    rewrite(file, (content) => content.replace('Funil backup 2', 'Funil backup 1').replace(/\n\{"file".*$/s, '\n'))
    const url = await newDatabase()
    await restore(url, file)
    await expectRestored(url)
  })

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
    expect((await fingerprint(now)).customers).toBe((await fingerprint(db)).customers)
    const [totals] = await now.execute(sql`select from event_totals limit 1`)
    expect(totals, 'what a migration makes of the rows').toBeDefined()
    expect(await checkAllBooks(url)).toBe(0)
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

/** The tables as the first three migrations left them. */
async function copyOfThen() {
  const url = await newDatabase()
  await restore(url, await backUp())
  const db = connectTo(url)
  await db.execute(sql`drop table event_totals, stay_totals, book_checks, list_columns, row_totals, last_seen`)
  await db.execute(sql`alter table imports drop column started_by, drop column shape`)
  await db.execute(sql`delete from drizzle.__drizzle_migrations where id > 3`)
  return { url, db }
}
