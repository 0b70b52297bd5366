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

// What the product writes in its own way: the ends of a text, its composed letters, the order of choices, an address.
const bare = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}\s']|^https:\/\//gu, '')
    .split(';')
    .sort()
    .join()
const isSame = (one: string, other: string) =>
  bare(one) === bare(other) || (one !== '' && Number(one) === Number(other))

/** What of a file is not in an export, its rows found by their names: how many cells of each column, and the first. */
export function lost(file: Export, exported: Export): string[] {
  const [heads, columns] = [numbered(file.heads), numbered(exported.heads)]
  const byName = new Map(exported.rows.map((cells) => [bare(cells[columns.indexOf('Name')] ?? ''), cells]))
  const of = new Map<string, string[]>()
  const tell = (column: string, what: string) => of.set(column, [...(of.get(column) ?? []), what])
  for (const cells of file.rows) {
    const name = cells[heads.indexOf('Name')] ?? ''
    const became = byName.get(bare(name))
    if (!became) tell('Name', name)
    for (const [at, head] of heads.entries()) {
      const there = became?.[columns.indexOf(head)]
      if (became && !isSame(cells[at] ?? '', there ?? '')) tell(head, JSON.stringify([cells[at], there]))
    }
  }
  return [...of].map(([column, all]) => `${all.length} cells of ${column} did not come in, as ${all[0]?.slice(0, 200)}`)
}

/** Columns of one name come in the same order in both. */
const numbered = (heads: string[]) =>
  heads.map(bare).map((head, at, all) => {
    const before = all.slice(0, at).filter((one) => one === head).length
    return before === 0 ? head : `${head} ${before + 1}`
  })
