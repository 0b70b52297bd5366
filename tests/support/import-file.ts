import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { importRows } from '@/db/schema'
import { checkImport } from '@/lib/transfer/check-import'
import { continueImport } from '@/lib/transfer/continue-import'
import type { AnyTarget } from '@/lib/transfer/field-targets'
import { findImport } from '@/lib/transfer/find-import'
import { mapImport } from '@/lib/transfer/map-import'
import type { Mapping } from '@/lib/transfer/mapping'
import { readCsv } from '@/lib/transfer/read-csv'
import { startImport } from '@/lib/transfer/start-import'
import { uploadImport } from '@/lib/transfer/upload-import'
import { actorOf } from './cast'
import { findAccountType, findPhase, findReason } from './make'

const ana = actorOf('ana')

/** Lends a file with this content to some work. */
export async function withFileOf<T>(content: string | Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'funil-csv-'))
  try {
    writeFileSync(join(folder, 'file.csv'), content)
    return await work(join(folder, 'file.csv'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const readAll = (content: string | Buffer) =>
  withFileOf(content, async (path) => {
    const rows: { line: number; cells: string[] }[] = []
    for await (const row of readCsv(path)) rows.push(row)
    return rows
  })

export const upload = (content: string | Buffer) => withFileOf(content, (path) => uploadImport(ana, 'file.csv', path))

/** Choices that suit the funnel of Lead: Open is its meeting, Won and Lost are the reasons. */
export async function choices(columns: (AnyTarget | null)[], more: Partial<Mapping> = {}): Promise<Mapping> {
  const lead = await findAccountType('LEAD')
  const [meeting, won, lost] = [await findPhase('MEET'), await findReason('WON'), await findReason('LOST')]
  const leadState = { Open: `phase:${meeting.id}`, Won: `reason:${won.id}`, Lost: `reason:${lost.id}` }
  return {
    columns,
    ...{
      dateFormat: 'YYYY-MM-DD',
      numberFormat: 'point',
      missingDay: 'take',
      createCustomers: true,
      update: 'overwrite',
      alike: 'enter',
    },
    ...{ accountType: lead.id, funnel: lead.id, values: { leadState } },
    ...more,
  }
}

/** Uploads and maps. The head of the file is never read: the columns say what it is. */
export async function mapped(
  rows: string,
  columns: (AnyTarget | null)[],
  more: Partial<Mapping> = {},
): Promise<string> {
  const id = await upload(`${columns.map((_, at) => `column ${at}`).join(',')}\n${rows}`)
  await mapImport(ana, id, await choices(columns, more))
  return id
}

export async function checked(...file: Parameters<typeof mapped>): Promise<string> {
  const id = await mapped(...file)
  await checkImport(ana, id)
  return id
}

export async function bringIn(id: string) {
  await startImport(ana, id)
  await continueImport(ana, id)
}

/** What stands beside each row, in the order of the file: its result, and why it was refused. */
export async function outcomesOf(id: string) {
  const rows = await database()
    .select()
    .from(importRows)
    .where(eq(importRows.importId, id))
    .orderBy(asc(importRows.line))
  return rows.map(({ result, refusal }) => (refusal ? refusal.key : result))
}

export async function figuresOf(id: string) {
  const { summary } = await findImport(ana, id)
  if (!summary) throw new Error('not checked')
  const { customersCreated, customersEdited, leadsCreated, unchanged, refused } = summary
  return { customersCreated, customersEdited, leadsCreated, unchanged, refused }
}
