import { Readable } from 'node:stream'
import { findFile } from '@/lib/files/list-files'
import { servedHeaders } from '@/lib/files/served-headers'
import { openStorage } from '@/lib/files/storage/open-storage'
import { nameOf } from '@/lib/files/storage/storage'
import { isId } from '@/lib/ids'
import { Missing } from '@/lib/refusal'
import { answerAsFile } from '@/lib/web/request-context'
import { route } from '@/lib/web/route'
import { findSession } from '@/lib/web/session'

type Context = { params: Promise<{ id: string; fileId: string }> }

/** A file as a download, never as a page of ours: for whoever may see its customer. */
export const GET = route(async (request: Request, { params }: Context) => {
  const session = await findSession()
  if (!session) {
    const location = `/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`
    return new Response(null, { status: 303, headers: { location } })
  }
  const { id, fileId } = await params
  if (!isId(id) || !isId(fileId)) throw new Missing()
  const file = await findFile(session.actor, id, fileId)
  const bytes = await openStorage().get(nameOf(file))
  if (!bytes) throw new Missing()
  answerAsFile()
  return new Response(Readable.toWeb(bytes) as ReadableStream, { headers: servedHeaders(file) })
})
