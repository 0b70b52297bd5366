import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from '../refusal'
import { detectDelimiter, detectEncoding, type Encoding, isNoText } from './detect-csv'
import { formulaStart } from './write-csv'

/** Characters: two hundred columns of the longest texts that are kept would not take more. */
const longestRecord = 1_000_000
const tooLong = (line: number) => new Refusal('import.rowTooLong', 'file', { line, most: longestRecord })

/**
 * The records of a CSV file, each with the line it ends on, the first line being 1. Cells are trimmed text; lines with
 * nothing in them are left out. Throws a refusal where it is no text, a quote is opened and never closed,
 * or a record is longer than any that is meant.
 */
export async function* readCsv(path: string): AsyncGenerator<{ line: number; cells: string[] }> {
  const encoding = await detectEncoding(path)
  if (await isNoText(path, encoding)) throw new Refusal('import.notText', 'file')
  const parser = parse({
    delimiter: await detectDelimiter(path, encoding),
    record_delimiter: ['\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: longestRecord,
  })
  const feeding = pipeline(createReadStream(path), (chunks: AsyncIterable<Buffer>) => decode(chunks, encoding), parser)
  // What goes wrong reaches the loop below through the parser.
  feeding.catch(() => {})
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const cells = record.map(clean)
      if (cells.some((cell) => cell !== '')) yield { line: info.lines, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines)
    throw error.code === 'CSV_MAX_RECORD_SIZE' ? tooLong(line) : new Refusal('import.quoteOpen', 'file', { line })
  }
}

/**
 * Text with the line breaks that forms have: CR LF within a cell would count as two lines. Refuses a line that is too long,
 * of which the parser would make as many cells as it has separators.
 */
async function* decode(chunks: AsyncIterable<Buffer>, encoding: Encoding) {
  const decoder = new TextDecoder(encoding)
  let half = ''
  let [line, length] = [1, 0]
  for await (const chunk of chunks) {
    const text = half + decoder.decode(chunk, { stream: true })
    half = text.endsWith('\r') ? '\r' : ''
    const whole = text.slice(0, text.length - half.length).replaceAll('\r\n', '\n')
    const [first = '', ...more] = whole.split(/[\r\n]/)
    if (length + first.length > longestRecord) throw tooLong(line)
    line += more.length
    length = more.at(-1)?.length ?? length + first.length
    yield whole
  }
  yield half + decoder.decode()
}

/** NUL has no place in a text of PostgreSQL, lone surrogates none in UTF-8; for the apostrophe see write-csv. */
function clean(cell: string): string {
  const text = cell.replaceAll('\0', '').toWellFormed().trim()
  return text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text
}
