import { parse } from 'csv-parse/sync'

export type Export = { heads: string[]; rows: string[][] }

/** Reads an export as RFC 4180 has it, and nothing laxer; the apostrophes are still there. */
export function readExport(text: string, delimiter: ',' | ';'): Export {
  const [heads = [], ...rows] = parse(text, { delimiter, bom: true, record_delimiter: '\r\n' }) as string[][]
  return { heads, rows }
}

// As spreadsheets begin a formula; after the full-width signs some do, set to an East Asian language.
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
const number = /^-\d+([.,]\d+)?$/

/** The cells that a spreadsheet would take for a formula. */
export const formulasOf = ({ heads, rows }: Export): string[] =>
  [heads, ...rows].flatMap((cells) => cells.filter((cell) => formula.test(cell) && !number.test(cell)))

/** Where two exports differ, the columns `except` left out: how many cells, and the first of them. */
export function differences(one: Export, other: Export, except: string[] = []): string[] {
  if (one.rows.length !== other.rows.length) return [`${one.rows.length} rows became ${other.rows.length}`]
  const different: string[] = []
  for (const [at, cells] of one.rows.entries())
    for (const [column, cell] of cells.entries()) {
      const became = other.rows[at]?.[column]
      if (cell === became || except.includes((one.heads[column] ?? '').replace(/^'/, ''))) continue
      different.push(`${one.heads[column]} ${JSON.stringify([cell, became]).slice(0, 200)}`)
    }
  return different.length > 0 ? [`${different.length} cells differ, as ${different[0]}`] : []
}
