import { Readable } from 'node:stream'
import { findFile } from '@/lib/files/list-files'
import { servedHeaders } from '@/lib/files/served-headers'
import { openStorage } from '@/lib/files/storage/open-storage'
import { nameOf } from '@/lib/files/storage/storage'
import { isId } from '@/lib/ids'
import { Missing } from '@/lib/refusal'
import { answerAsFile, take } from '@/lib/web/request-context'
import { findSession } from '@/lib/web/session'

type Context = { params: Promise<{ id: string; fileId: string }> }

/** A file as a download, never as a page of ours: for whoever may see its customer. */
export async function GET(request: Request, { params }: Context) {
  take()
  const session = await findSession()
  if (!session) {
    const location = `/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`
    return new Response(null, { status: 303, headers: { location } })
  }
  const { id, fileId } = await params
  try {
    if (!isId(id) || !isId(fileId)) throw new Missing()
    const file = await findFile(session.actor, id, fileId)
    // Next answers HEAD with it too, and would leave the file open.
    const bytes = request.method === 'HEAD' ? null : await openStorage().get(nameOf(file))
    if (bytes === undefined) throw new Missing()
    answerAsFile()
    return new Response(bytes && (Readable.toWeb(bytes) as ReadableStream), { headers: servedHeaders(file) })
  } catch (error) {
    if (error instanceof Missing) return new Response(null, { status: 404 })
    throw error
  }
}
