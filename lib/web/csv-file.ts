import { ReadableStream } from 'node:stream/web'

/**
 * Lines as a CSV file to be kept. They are read from the database as the file is sent: nothing begins before somebody
 * reads, who asks by HEAD or is gone by now never does, and it ends with the connection.
 */
export function csvFile(name: string, lines: AsyncIterable<string> | string[]): Response {
  return new Response(ReadableStream.from(bytesOf(lines)) as globalThis.ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}

async function* bytesOf(lines: AsyncIterable<string> | string[]) {
  const encoder = new TextEncoder()
  for await (const line of lines) yield encoder.encode(line)
}
