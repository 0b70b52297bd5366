import { findCustomer } from '@/lib/customers/find-customer'
import { addFiles } from '@/lib/files/add-files'
import { readFileSettings } from '@/lib/files/storage/settings'
import { mostAtOnce } from '@/lib/files/vocabulary'
import { isId, newId } from '@/lib/ids'
import { log, traceOf } from '@/lib/log'
import { demand } from '@/lib/permissions/actor'
import { Missing, Refusal } from '@/lib/refusal'
import { leaveFlash } from '@/lib/web/flash'
import { formFields } from '@/lib/web/form-state'
import { fromOwnPages } from '@/lib/web/origin'
import { type Received, withReceivedFiles } from '@/lib/web/receive-files'
import { route } from '@/lib/web/route'
import { findSession, type Session } from '@/lib/web/session'
import { refusedQuery } from '../refused-query'

/** Takes files in as they come, never whole in memory. A plain form posts here; what is wrong is said on the tab. */
export const POST = route(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params
  const back = `/customers/${id}/files`
  const session = await findSession()
  if (!session) return see(`/sign-in?next=${encodeURIComponent(back)}`)
  if (!(await fromOwnPages())) return new Response('This form was not sent from a page of Funil.', { status: 403 })
  try {
    if (!isId(id)) throw new Missing()
    await findCustomer(session.actor, id)
    demand(session.actor, 'file.add')
    const { most } = readFileSettings(process.env)
    return await withReceivedFiles(request, { files: mostAtOnce, bytes: most }, async (received) =>
      see(back + (await keep(received, session, id))),
    )
  } catch (error) {
    if (error instanceof Missing) return see('/missing')
    if (error instanceof Refusal) return see(`${back}?${refusedQuery([{ refusal: error }])}`)
    const reference = newId().slice(-8)
    log.error({ reference, error: traceOf(error) }, 'upload failed')
    return see(`${back}?failed=${reference}`)
  }
})

/** Keeps what is fine, and answers the query that tells of the others. */
async function keep({ files, tooMany, fields }: Received, session: Session, customerId: string): Promise<string> {
  const whose = fields.get(formFields.signedInAs)
  if (whose && whose !== session.user.id) throw new Refusal('file.othersForm')
  if (files.length === 0) throw new Refusal('file.none')
  const actor = { ...session.actor, requestId: fields.get(formFields.request) }
  const { added, refused } = await addFiles(
    actor,
    files.map(({ tooLarge, ...file }) => ({
      ...{ ...file, customerId },
      refusal: tooLarge ? new Refusal('file.tooLarge') : undefined,
    })),
  )
  const last = added.at(-1)
  if (last)
    await leaveFlash(session.tokenHash, { key: 'filesAdded', values: { count: added.length }, changeId: last.id })
  const told = tooMany ? [...refused, { refusal: new Refusal('file.tooMany') }] : refused
  return told.length > 0 ? `?${refusedQuery(told)}` : ''
}

const see = (path: string) => new Response(null, { status: 303, headers: { location: path } })
