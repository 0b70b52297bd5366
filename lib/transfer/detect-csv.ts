import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'
export type Delimiter = ',' | ';' | '\t'

/** UTF-8 where every byte of the file allows it, else Windows-1252, which any bytes are. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const start = await firstBytes(path, 2)
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252'
    throw error
  }
}

/** A spreadsheet's own file or a picture: among its first bytes are many that no text has. */
export async function isNoText(path: string, encoding: Encoding): Promise<boolean> {
  if (encoding === 'utf-16le') return false
  const bytes = await firstBytes(path, 65_536)
  const odd = bytes.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length
  return odd >= 10 && odd > bytes.length / 100
}

/** The separator that occurs most in the first line, quoted parts aside; a comma where none does. */
export async function detectDelimiter(path: string, encoding: Encoding): Promise<Delimiter> {
  const text = new TextDecoder(encoding).decode(await firstBytes(path, 65_536))
  const line =
    text
      .replace(/"(?:[^"]|"")*"/g, '')
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? ''
  const times = (delimiter: Delimiter) => line.split(delimiter).length
  return ([',', ';', '\t'] as const).reduce((best, one) => (times(one) > times(best) ? one : best))
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
