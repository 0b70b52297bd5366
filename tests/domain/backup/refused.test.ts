import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { nameBackup } from '@/bin/steps/backup'
import { database } from '@/db/client'
import { backUp, newFile, noFiles, restore, rewrite } from '../../support/backups'
import { connectTo, emptyDatabase, newDatabase } from '../../support/empty-database'
import { fingerprint } from '../../support/expect-refusal'
import { makeLead } from '../../support/make'

beforeAll(async () => {
  await makeLead()
})

async function expectRefused(file: string, message: string | RegExp) {
  const url = await newDatabase()
  await expect(restore(url, file)).rejects.toThrow(message)
  const [made] = await connectTo(url).execute(sql`
    select (select count(*)::int from pg_tables where schemaname in ('public', 'drizzle')) as tables`)
  expect(made).toEqual({ tables: 0 })
}

describe('a file is refused and nothing written', () => {
  test.each([0.3, 0.5, 0.9, 0.99])('one byte of which is another, at %f of its length', async (where) => {
    const file = await backUp()
    const bytes = readFileSync(file)
    const at = Math.floor(bytes.length * where)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    await expectRefused(file, /is damaged or not complete|its beginning is damaged/)
  })

  test.each([20, 1])('that ends %i bytes too early', async (missing) => {
    const file = await backUp()
    truncateSync(file, statSync(file).size - missing)
    await expectRefused(file, 'is damaged or not complete.')
  })

  test('whose content is another under the checksum of before', async () => {
    const file = await backUp()
    const content = gunzipSync(readFileSync(file)).toString()
    writeFileSync(file, gzipSync(content.replaceAll('Brisa Clima', 'Brisa Calma')))
    await expectRefused(file, 'is damaged or not complete.')
  })

  test.each([
    ['text', Buffer.from('number,name\n1,Hotel Miramar\n')],
    ['nothing', Buffer.alloc(0)],
    ['another gzipped thing', gzipSync('CREATE TABLE customers ();\n')],
    ['gzipped and without a line break', gzipSync(Buffer.alloc(3_000_000))],
  ])('that is %s', async (_, content) => {
    const file = newFile()
    writeFileSync(file, content)
    await expectRefused(file, `${file} is not a backup of Funil`)
  })

  test('in a format of later', async () => {
    const file = await backUp()
    rewrite(file, (content) => content.replace('Funil backup 2', 'Funil backup 3'))
    await expectRefused(file, 'was made by a newer version of Funil: update Funil first.')
  })

  test('with migrations that this version does not know', async () => {
    const file = await backUp()
    const newer = '{"hash":"ff","createdAt":4000000000000}]'
    rewrite(file, (content) => content.replace(/(?<=\d\})\]/, `,${newer}`))
    await expectRefused(file, 'was made by another version of Funil (0.1.0), whose tables this one does not know')
  })

  test('with a row twice, though its checksum is right', async () => {
    const file = await backUp()
    rewrite(file, (content) =>
      content.replace(/("table":"organizations".*\n)(.+\n)((?:.+\n)*?)\\\.\n\{"rows":2\}/, '$1$2$2$3\\.\n{"rows":3}'),
    )
    await expectRefused(file, 'duplicate key value violates unique constraint "organizations_pkey"')
  })

  test('with a reference to nothing, though its checksum is right', async () => {
    const file = await backUp()
    rewrite(file, (content) => content.replace(/("table":"memberships".*\n)[^\t]+/, `$1${crypto.randomUUID()}`))
    await expectRefused(file, 'memberships_organization_id_organizations_id_fk')
  })
})

describe('a database is refused and stays as it is', () => {
  test('with an organization in it', async () => {
    const file = await backUp()
    const before = await fingerprint()
    await expect(restore(process.env.DATABASE_URL ?? '', file)).rejects.toThrow('The database is not empty')
    expect(await fingerprint()).toEqual(before)
  })

  test('of another program, though its tables have no rows', async () => {
    const url = await newDatabase()
    const db = connectTo(url)
    await db.execute(sql`create table theirs (id integer)`)
    await expect(restore(url, await backUp())).rejects.toThrow('there is a table “theirs”')
    expect(await db.execute(sql`select tablename from pg_tables where schemaname = 'public'`)).toMatchObject([
      { tablename: 'theirs' },
    ])
  })
})

describe('a backup', () => {
  test('of a database without Funil is none', async () => {
    await expect(backUp(await newDatabase())).rejects.toThrow('There is nothing to back up')
  })

  test('that fails half-way leaves the one from before, and no half', async () => {
    const file = await backUp()
    const before = readFileSync(file)
    const { writeBackup } = await import('@/db/backup/write-backup')
    const failing = writeBackup(
      process.env.DATABASE_URL ?? '',
      file,
      { funil: '0', at: '' },
      (table) => {
        if (table === 'customers') throw new Error('no space left')
      },
      noFiles(),
    )
    await expect(failing).rejects.toThrow('no space left')
    expect(readFileSync(file)).toEqual(before)
    expect(readdirSync(dirname(file))).toHaveLength(1)
  })

  test('is for its owner alone', async () => {
    expect(statSync(await backUp()).mode & 0o777).toBe(0o600)
  })

  test('is named as asked, or after the time in a folder', () => {
    const folder = dirname(newFile())
    const at = new Date('2026-03-10T11:30:00Z')
    expect(nameBackup(folder, 'night.backup', at)).toBe(join(folder, 'night.backup'))
    expect(nameBackup(folder, undefined, at)).toBe(join(folder, 'funil-2026-03-10-1130.backup'))
    expect(nameBackup('/', folder, at)).toBe(join(folder, 'funil-2026-03-10-1130.backup'))
    expect(existsSync(join(folder, 'night.backup'))).toBe(false)
  })

  test('has all there is: no sequence would have to be set, and migrations bring no rows', async () => {
    const { db } = await emptyDatabase()
    expect(await db.execute(sql`select sequencename from pg_sequences where schemaname = 'public'`)).toHaveLength(0)
    const empty = new Set(Object.values(await fingerprint(db)))
    expect([...empty]).toEqual(['d41d8cd98f00b204e9800998ecf8427e'])
    expect(await fingerprint(database())).not.toEqual(await fingerprint(db))
  })
})
