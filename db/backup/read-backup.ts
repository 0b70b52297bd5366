import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import {
  type About,
  asAbout,
  asPart,
  asRows,
  countRows,
  Damaged,
  type File,
  firstLineOfAny,
  knownFirstLines,
  type Table,
} from './format'
import { type Lines, readLines } from './read-lines'

type Content = { about: About; tables: { table: string; rows: number }[]; files: number }
/** Both must read all that they are given. */
type Take = {
  table: (table: Table, rows: AsyncIterable<Buffer>) => Promise<void>
  file: (file: File, bytes: AsyncIterable<Buffer>) => Promise<void>
}

/** Reads a backup to its end and refuses one that is not, byte by byte, what was written. */
export async function readBackup(file: string, take: Take): Promise<Content> {
  const hash = createHash('sha256')
  const unzipped = pipeline(createReadStream(file), createGunzip(), () => {})
  const lines = readLines(unzipped, (bytes) => hash.update(bytes))
  try {
    await recognize(file, lines)
    const about = asAbout(await lines.line())
    const tables: Content['tables'] = []
    let files = 0
    for (;;) {
      const sum = hash.copy().digest('hex')
      const next = asPart(await lines.line())
      if ('table' in next) tables.push({ table: next.table, rows: await readTable(next, lines, take.table) })
      else if ('file' in next) {
        await take.file(next, lines.bytes(next.size))
        files += 1
      } else if (next.sha256 === sum) return { about, tables, files }
      else throw new Damaged()
    }
  } catch (error) {
    throw error instanceof Damaged ? new Error(`${file} is damaged or not complete.`) : error
  } finally {
    unzipped.destroy()
  }
}

async function recognize(file: string, lines: Lines) {
  const line = await lines.line().catch((error) => {
    throw error instanceof Damaged ? new Error(`${file} is not a backup of Funil, or its beginning is damaged.`) : error
  })
  if (knownFirstLines.includes(line)) return
  throw new Error(
    firstLineOfAny.test(line)
      ? `${file} was made by a newer version of Funil: update Funil first.`
      : `${file} is not a backup of Funil.`,
  )
}

async function readTable(table: Table, lines: Lines, take: Take['table']): Promise<number> {
  let rows = 0
  async function* counted() {
    for await (const piece of lines.rows()) {
      rows += countRows(piece)
      yield piece
    }
  }
  await take(table, counted())
  if (asRows(await lines.line()) !== rows) throw new Damaged()
  return rows
}
