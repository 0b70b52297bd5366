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

/** What stands under a head: figures that may be written otherwise, choices in an order of their own, or a text. */
export type Kinds = { figures: string[]; choices: string[]; addresses: string[] }

/** What of a file is not in an export, its rows found by their names: how many cells of each column, and the first. */
export function lost(file: Export, exported: Export, kinds: Kinds): string[] {
  const [heads, columns] = [numbered(file.heads), numbered(exported.heads)]
  const byName = new Map(exported.rows.map((cells) => [plain(cells[columns.indexOf('Name')]), cells]))
  const of = new Map<string, { count: number; first: string }>()
  const tell = (head: string, first: string) =>
    of.set(head, { first, ...of.get(head), count: (of.get(head)?.count ?? 0) + 1 })
  for (const cells of file.rows) {
    const name = cells[heads.indexOf('Name')] ?? ''
    const became = byName.get(plain(name))
    if (!became) tell('Name', name)
    for (const [at, head] of heads.entries()) {
      const there = became?.[columns.indexOf(head)]
      if (became && !isSame(head, cells[at] ?? '', there ?? '', kinds)) tell(head, JSON.stringify([cells[at], there]))
    }
  }
  return [...of].map(
    ([head, { count, first }]) => `${count} cells of ${head} did not come in, as ${first.slice(0, 200)}`,
  )
}

function isSame(head: string, one: string, other: string, { figures, choices, addresses }: Kinds): boolean {
  if (figures.includes(head)) return (one === '') === (other === '') && Number(one) === Number(other)
  if (choices.includes(head)) return inOrder(one) === inOrder(other)
  if (addresses.includes(head)) return other === (one && !/^https:/.test(one) ? `https://${one}` : one)
  return plain(one) === plain(other)
}

const inOrder = (text: string) => text.split('; ').map(plain).sort().join()

// Taken away at the ends, where a text is read; the apostrophe that keeps a spreadsheet from a formula, too.
const plain = (text = '') =>
  text
    .normalize('NFC')
    .replace(/^[\p{C}\p{Z}\s']+|[\p{C}\p{Z}\s]+$/gu, '')
    .replace(/\r\n?/g, '\n')

/** Columns of one name come in the same order in both. */
const numbered = (heads: string[]) =>
  heads.map(plain).map((head, at, all) => {
    const before = all.slice(0, at).filter((one) => one === head).length
    return before === 0 ? head : `${head} ${before + 1}`
  })
