import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { Refusal } from '../refusal'

/** Lends the file of a posted form to some work: it comes in as a stream, lies on disk meanwhile and is gone after. */
export async function withReceivedFile<T>(
  request: Request,
  most: number,
  work: (name: string, path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'funil-'))
  try {
    const path = join(folder, 'file')
    return await work(await receive(request, most, path), path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes the posted file to `path` and answers its name. */
async function receive({ body, headers }: Request, most: number, path: string): Promise<string> {
  if (!body || !headers.get('content-type')?.startsWith('multipart/form-data')) throw new Refusal('import.noFile')
  const parser = busboy({
    headers: Object.fromEntries(headers),
    defParamCharset: 'utf8',
    limits: { files: 1, fileSize: most, fields: 10, fieldSize: 1000 },
  })
  let name = ''
  let tooLarge = false
  let written = Promise.resolve()
  parser.on('file', (_field, file, { filename }) => {
    name = filename ?? ''
    file.on('limit', () => {
      tooLarge = true
    })
    written = pipeline(file, createWriteStream(path))
    // A disk that is full ends the upload, instead of leaving it waiting for ever.
    written.catch((error) => parser.destroy(error))
  })
  await pipeline(Readable.fromWeb(body as ReadableStream), parser)
  await written
  if (tooLarge) throw new Refusal('import.tooLarge')
  if (!name) throw new Refusal('import.noFile')
  return name
}
