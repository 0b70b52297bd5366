import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { newId } from '@/lib/ids'
import { log, traceOf } from '@/lib/log'
import { may } from '@/lib/permissions/permissions'
import { Refusal } from '@/lib/refusal'
import { uploadImport } from '@/lib/transfer/upload-import'
import { fromOwnPages } from '@/lib/web/origin'
import { findSession } from '@/lib/web/session'

const limit = 50 * 1024 * 1024

/** Takes a file in as it comes, never whole in memory. A plain form posts here; what is wrong is said on /import. */
export async function POST(request: Request) {
  const session = await findSession()
  if (!session) return see('/sign-in?next=/import')
  if (!(await fromOwnPages()) || !may(session.actor, 'import.run')) return new Response(null, { status: 403 })
  const folder = await mkdtemp(join(tmpdir(), 'funil-'))
  const path = join(folder, 'upload.csv')
  try {
    const fileName = await receive(request, path)
    return see(`/import/${await uploadImport(session.actor, fileName, path)}`)
  } catch (error) {
    if (error instanceof Refusal) return see(`/import?refused=${error.key}`)
    const reference = newId().slice(-8)
    log.error({ reference, error: traceOf(error) }, 'upload failed')
    return see(`/import?failed=${reference}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const see = (path: string) => new Response(null, { status: 303, headers: { location: path } })

/** Writes the posted file to `path` and answers its name. */
function receive(request: Request, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { body, headers } = request
    if (!body) return reject(new Refusal('import.noFile'))
    const parser = busboy({ headers: Object.fromEntries(headers), limits: { files: 1, fileSize: limit, fields: 10 } })
    let name = ''
    let written: Promise<void> = Promise.resolve()
    parser.on('file', (_field, file, { filename }) => {
      name = filename ?? ''
      file.on('limit', () => reject(new Refusal('import.tooLarge')))
      written = pipeline(file, createWriteStream(path))
    })
    parser.on('close', () => {
      written.then(() => (name ? resolve(name) : reject(new Refusal('import.noFile'))), reject)
    })
    parser.on('error', reject)
    Readable.fromWeb(body as ReadableStream).pipe(parser)
  })
}
