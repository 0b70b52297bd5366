import { z } from 'zod'

/**
 * A backup is gzipped: this line, a line about it, the tables, the files, a line with the checksum of all before. A table
 * is a line with its name and columns, its rows as COPY writes them, a line `\.`, and a line that counts the rows; a file
 * is a line with its name, size and checksum, and its bytes. One of format 1 has no files.
 */
export const firstLine = 'Funil backup 2\n'
export const knownFirstLines = ['Funil backup 1\n', firstLine]
export const firstLineOfAny = /^Funil backup \d+\n$/
export const endOfRows = '\\.\n'

const Table = z.object({ table: z.string(), columns: z.array(z.string()) })
export type Table = z.infer<typeof Table>

const File = z.object({ file: z.string(), size: z.number().int().positive(), sha256: z.string() })
export type File = z.infer<typeof File>

const About = z.object({
  /** The version of Funil that made it. */
  funil: z.string(),
  at: z.iso.datetime(),
  postgresql: z.string(),
  migrations: z.array(z.object({ hash: z.string(), createdAt: z.number() })),
})
export type About = z.infer<typeof About>

const Rows = z.object({ rows: z.number() })
const Checksum = z.strictObject({ sha256: z.string() })

/** The content is not what was written: cut off, changed, or never a backup. */
export class Damaged extends Error {}

const parsed = <Content>(schema: z.ZodType<Content>, line: string): Content => {
  try {
    return schema.parse(JSON.parse(line))
  } catch {
    throw new Damaged()
  }
}

export const asAbout = (line: string) => parsed(About, line)
export const asRows = (line: string) => parsed(Rows, line).rows
export const asPart = (line: string) => parsed(z.union([Table, File, Checksum]), line)
export const asLine = (content: object) => `${JSON.stringify(content)}\n`

/** Of rows as COPY writes them: a line break within a value is written as `\n`. */
export function countRows(rows: Buffer): number {
  let count = 0
  for (let at = rows.indexOf(10); at >= 0; at = rows.indexOf(10, at + 1)) count++
  return count
}
