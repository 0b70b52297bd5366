import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse'

export type Encoding = 'utf-8' | 'windows-1252'
export type Delimiter = ',' | ';' | '\t'

/** UTF-8 where every byte of the file allows it, else Windows-1252, which any bytes are. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The separator that occurs most in the first line, quoted parts aside. */
export function detectDelimiter(firstLine: string): Delimiter {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '')
  const count = (delimiter: Delimiter) => bare.split(delimiter).length
  return ([',', ';', '\t'] as const).reduce((best, one) => (count(one) > count(best) ? one : best), ',')
}

/** The records of a CSV file, each with the line it ends on; cells as text, empty lines left out. */
export async function* readCsv(path: string): AsyncGenerator<{ line: number; cells: string[] }> {
  const encoding = await detectEncoding(path)
  const delimiter = detectDelimiter(await firstLine(path, encoding))
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  })
  const decoder = new TextDecoder(encoding)
  const text = (async function* () {
    for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true })
    yield decoder.decode()
  })()
  const feeding = (async () => {
    for await (const part of text) {
      if (part && !parser.write(part)) await new Promise((resolve) => parser.once('drain', resolve))
    }
    parser.end()
  })()
  feeding.catch((error) => parser.destroy(error))
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    yield { line: info.lines, cells: record.map((cell) => cell.replaceAll('\0', '').toWellFormed().trim()) }
  }
}

async function firstLine(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const text = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead))
    return text.slice(0, text.search(/\r|\n|$/))
  } finally {
    await file.close()
  }
}
