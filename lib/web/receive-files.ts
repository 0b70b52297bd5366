import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { Refusal } from '../refusal'

/** A file of a form, as it lies on disk for the moment; of one that is too large only the beginning. */
export type ReceivedFile = { name: string; path: string; tooLarge: boolean }

/** `tooMany`: there were more files than were asked for. */
export type Received = { files: ReceivedFile[]; tooMany: boolean; fields: Map<string, string> }

/** How many files of how many bytes each. */
export type Most = { files: number; bytes: number }

/**
 * Lends the files of a posted form to some work: they come in as streams, lie on disk meanwhile and are gone after.
 * Refuses a form that does not arrive whole.
 */
export async function withReceivedFiles<T>(
  request: Request,
  most: Most,
  work: (received: Received) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'funil-'))
  try {
    return await work(await receive(request, most, folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function receive({ body, headers }: Request, most: Most, folder: string): Promise<Received> {
  const received: Received = { files: [], tooMany: false, fields: new Map() }
  if (!body || !headers.get('content-type')?.startsWith('multipart/form-data')) return received
  const parser = busboy({
    headers: Object.fromEntries(headers),
    defParamCharset: 'utf8',
    // It tells of a limit that is reached, too.
    limits: { files: most.files, fileSize: most.bytes + 1, fields: 10, fieldSize: 1000 },
  })
  const written: Promise<void>[] = []
  parser.on('filesLimit', () => {
    received.tooMany = true
  })
  parser.on('field', (name, value) => received.fields.set(name, value))
  parser.on('file', (_field, stream, { filename }) => {
    // So browsers post an input in which no file was chosen.
    if (!filename) return stream.resume()
    const file = { name: filename, path: join(folder, String(written.length)), tooLarge: false }
    received.files.push(file)
    stream.on('limit', () => {
      file.tooLarge = true
    })
    const whole = pipeline(stream, createWriteStream(file.path))
    // A disk that is full ends the upload, instead of leaving it waiting for ever.
    whole.catch((error) => parser.destroy(error))
    written.push(whole)
  })
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), parser)
  } catch (error) {
    throw isCutOff(error) ? new Refusal('file.cutOff') : error
  }
  await Promise.all(written)
  return received
}

const lost = new Set(['ECONNRESET', 'ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE'])

/** Whether a form broke off or makes no sense, which is its sender's: what the disk says has a code of its own. */
function isCutOff(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined || lost.has(code)
}
