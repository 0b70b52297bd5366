import { findStartPath } from '@/lib/saved-views/find-start-page'
import { route } from '@/lib/web/route'
import { findSession } from '@/lib/web/session'

/** Where the mark of Funil leads: to the page at which the person wants to start. */
export const GET = route(async () => {
  const session = await findSession()
  const location = session ? await findStartPath(session.actor) : '/sign-in'
  return new Response(null, { status: 303, headers: { location } })
})
