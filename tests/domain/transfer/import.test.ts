import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes, customers, leads } from '@/db/schema'
import { checkImport } from '@/lib/transfer/check-import'
import { countResults, findImport, listRefusals } from '@/lib/transfer/find-import'
import { mapImport } from '@/lib/transfer/map-import'
import type { Mapping, Target } from '@/lib/transfer/mapping'
import { detectDelimiter, readCsv } from '@/lib/transfer/read-csv'
import { continueImport, startImport } from '@/lib/transfer/run-import'
import { uploadImport } from '@/lib/transfer/upload-import'
import { csvLine } from '@/lib/transfer/write-csv'
import { actorOf } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import { findAccountType, findPhase, findReason } from '../../support/make'

const ana = actorOf('ana')
const folder = mkdtempSync(join(tmpdir(), 'funil-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function fileOf(content: string | Buffer): string {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, content)
  return path
}

async function cellsOf(content: string | Buffer) {
  const rows: string[][] = []
  for await (const { cells } of readCsv(fileOf(content))) rows.push(cells)
  return rows
}

async function mapped(content: string, columns: (Target | null)[], more: Partial<Mapping> = {}): Promise<string> {
  const id = await uploadImport(ana, 'file.csv', fileOf(content))
  const lead = await findAccountType('LEAD')
  const meeting = await findPhase('MEET')
  const won = await findReason('WON')
  await mapImport(ana, id, {
    columns,
    dateFormat: 'YYYY-MM-DD',
    accountType: lead.id,
    funnel: lead.id,
    createCustomers: true,
    values: { accountType: {}, owner: {}, leadState: { Open: `phase:${meeting.id}`, Won: `reason:${won.id}` } },
    ...more,
  })
  return id
}

async function bringIn(id: string) {
  await checkImport(ana, id)
  const rehearsed = await countResults(ana, id)
  await startImport(ana, id)
  await continueImport(ana, id)
  expect(await countResults(ana, id)).toEqual(rehearsed)
  return rehearsed
}

describe('reading CSV', () => {
  test.each([
    ['a,b', ','],
    ['a;b;c', ';'],
    ['a\tb', '\t'],
    ['"x,y,z";b', ';'],
  ])('%s is separated by %j', (line, delimiter) => expect(detectDelimiter(line)).toBe(delimiter))

  test('takes UTF-8, with a mark or without, and Windows-1252', async () => {
    const text = 'name;city\r\nBäckerei “Weiß”;São João\r\n'
    const expected = [
      ['name', 'city'],
      ['Bäckerei “Weiß”', 'São João'],
    ]
    expect(await cellsOf(text)).toEqual(expected)
    expect(await cellsOf(`\uFEFF${text}`)).toEqual(expected)
    const old = Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1')
    expect(await cellsOf(old)).toEqual(expected)
  })

  test('reads what was written, whatever is in the cells', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `x${text.replace(/[\0\r]/g, '')}x`)
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        expect(await cellsOf(['a,b,c\r\n', ...written.map(csvLine)].join(''))).toEqual([['a', 'b', 'c'], ...written])
      }),
      { numRuns: 60 },
    )
  })

  test.each(['=1+1', '+1', '-1', '@x', '\t=1'])('%j is no formula in a file of ours', (text) =>
    expect(csvLine([text])).toMatch(/^"?'/),
  )
})

describe('an import', () => {
  const head = 'id,name,state,value,opened,closed\n'
  const columns: Target[] = [
    'leadExternalId',
    'customerName',
    'leadState',
    'leadExpectedValue',
    'leadOpenedOn',
    'leadClosedOn',
  ]

  test('does what its rehearsal said, and refuses row by row with the reason', async () => {
    const id = await mapped(
      `${head}a1,Um,Won,1200,2026-01-05,2026-02-05\na2,Um,Open,,2026-01-06,\na3,Dois,Lost,1,2026-01-05,\na4,Dois,Won,x,2026-01-05,2026-02-05\na5,Dois,Won,5,2026-03-05,2026-02-05\na6,,Open,1,,\na1,Um,Open,1,,\nshort,row\n`,
      columns,
    )
    expect(await bringIn(id)).toEqual({ created: 2, updated: 0, refused: 6 })
    const keys = (await listRefusals(ana, id)).map((one) => one.key).sort()
    expect(keys).toEqual([
      'refusedAmount',
      'refusedClosedBefore',
      'refusedLeadExists',
      'refusedNoCustomer',
      'refusedRagged',
      'refusedState',
    ])
    const [lead] = await database().select().from(leads).where(eq(leads.externalId, 'a1'))
    expect(lead).toMatchObject({
      state: 'closed',
      openedAt: new Date('2026-01-05T12:00Z'),
      closedAt: new Date('2026-02-05T12:00Z'),
    })
    expect((await findImport(ana, id)).state).toBe('finished')
  })

  test('updates known customers by name with what the file fills in', async () => {
    const first = await mapped('name,city\nDrei,Bonn\n', ['customerName', 'city'], { funnel: null })
    expect(await bringIn(first)).toEqual({ created: 1, updated: 0, refused: 0 })
    const second = await mapped('name,city,phone\ndrei,,+49 228 555\n', ['customerName', 'city', 'phone'], {
      funnel: null,
    })
    expect(await bringIn(second)).toEqual({ created: 0, updated: 1, refused: 0 })
    const [row] = await database().select().from(customers).where(eq(customers.phone, '+49 228 555'))
    expect(row).toMatchObject({ city: 'Bonn', version: 2 })
  })

  test('starts once, and three runners at once bring each row in once', async () => {
    const lines = Array.from({ length: 450 }, (_, at) => `p${at},Parallel ${at % 9},Open,${at},2026-01-05,`).join('\n')
    const id = await mapped(`${head}${lines}\n`, columns)
    await checkImport(ana, id)
    await startImport(ana, id)
    await expectRefusal(() => startImport(ana, id), 'import.notChecked')
    await Promise.all([continueImport(ana, id), continueImport(ana, id), continueImport(ana, id)])
    expect(await countResults(ana, id)).toEqual({ created: 450, updated: 0, refused: 0 })
    const [made] = await database()
      .select({ count: sql<number>`count(*)::int` })
      .from(changes)
      .where(and(eq(changes.batchId, id), eq(changes.operation, 'lead.imported')))
    expect(made?.count).toBe(450)
  })

  test('is for admins alone, and of another organization not there', async () => {
    const path = fileOf('name\nNo\n')
    for (const name of ['miriam', 'joost', 'ines'] as const) {
      await expectRefusal(() => uploadImport(actorOf(name), 'x.csv', path), 'forbidden')
    }
    const id = await mapped('name\nOurs\n', ['customerName'], { funnel: null })
    await expectRefusal(() => checkImport(actorOf('stranger'), id), 'missing')
    await expectRefusal(() => uploadImport(ana, 'x.csv', fileOf('name\n')), 'import.empty', 'file')
  })
})
