import { newId } from '@/lib/ids'
import { log, traceOf } from '@/lib/log'
import { may } from '@/lib/permissions/permissions'
import { Refusal } from '@/lib/refusal'
import { uploadImport } from '@/lib/transfer/upload-import'
import { fromOwnPages } from '@/lib/web/origin'
import { withReceivedFiles } from '@/lib/web/receive-files'
import { route } from '@/lib/web/route'
import { findSession } from '@/lib/web/session'

const most = 50 * 1024 * 1024

/** Takes a file in as it comes, never whole in memory. A plain form posts here; what is wrong is said on /import. */
export const POST = route(async (request: Request) => {
  const session = await findSession()
  if (!session) return see('/sign-in?next=/import')
  if (!(await fromOwnPages())) return new Response('This form was not sent from a page of Funil.', { status: 403 })
  if (!may(session.actor, 'import.run')) return see('/import')
  try {
    const id = await withReceivedFiles(request, { files: 1, bytes: most }, ({ files: [file] }) => {
      if (!file) throw new Refusal('import.noFile')
      if (file.tooLarge) throw new Refusal('import.tooLarge')
      return uploadImport(session.actor, file.name, file.path)
    })
    return see(`/import/${id}`)
  } catch (error) {
    if (error instanceof Refusal)
      return see(`/import?${new URLSearchParams({ refused: error.key, line: String(error.values.line ?? '') })}`)
    const reference = newId().slice(-8)
    log.error({ reference, error: traceOf(error) }, 'upload failed')
    return see(`/import?failed=${reference}`)
  }
})

const see = (path: string) => new Response(null, { status: 303, headers: { location: path } })
