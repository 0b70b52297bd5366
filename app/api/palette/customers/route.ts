import { translate } from '@/lib/i18n/translate'
import { findCustomers } from '@/lib/search/find-customers'
import { queryOf } from '@/lib/web/page-params'
import { route } from '@/lib/web/route'
import { findSession } from '@/lib/web/session'
import { asCommand } from '../as-command'

const mostShown = 8

/** The first customers that have the words, for the palette; looked for anew with every pause in the typing. */
export const GET = route(async (request: Request) => {
  const session = await findSession()
  if (!session) return Response.json({}, { status: 401 })
  const { actor, language } = session
  const { searchParams } = new URL(request.url)
  const q = queryOf(Object.fromEntries(searchParams)).get('q')?.trim().slice(0, 100) ?? ''
  const customers = q ? (await findCustomers(actor, q, mostShown)).rows : []
  const heading = translate(language, 'palette.customers')
  const group = { id: 'customers', heading, icon: 'users', commands: customers.map(asCommand) }
  return Response.json({ group }, { headers: { 'cache-control': 'private, no-store' } })
})
