import { listCustomersOf } from '@/lib/customers/list-customers-of'
import { texts, translator } from '@/lib/i18n/translate'
import { isId } from '@/lib/ids'
import { savedViewUrl } from '@/lib/saved-views/canonical-query'
import { listSavedViews } from '@/lib/saved-views/list-saved-views'
import { route } from '@/lib/web/route'
import { findSession } from '@/lib/web/session'
import { asCommand } from './as-command'
import { doing, places } from './places'

/** All that the palette offers before anything is typed: recent customers, pages, what can be done, saved views. */
export const GET = route(async (request: Request) => {
  const session = await findSession()
  if (!session) return Response.json({}, { status: 401 })
  const { actor, language } = session
  const t = translator(language)
  const recent = (new URL(request.url).searchParams.get('recent') ?? '').split(',').filter(isId).slice(0, 5)
  const [customers, views] = await Promise.all([listCustomersOf(actor, recent), listSavedViews(actor)])
  const groups = [
    { id: 'recent', heading: t('palette.recent'), icon: 'clock', commands: customers.map(asCommand) },
    { id: 'places', heading: t('palette.places'), icon: 'right', commands: places(session, t) },
    { id: 'doing', heading: t('palette.doing'), icon: 'plus', commands: doing(session, t) },
    {
      ...{ id: 'views', heading: t('palette.views'), icon: 'star' },
      commands: views.map((view) => ({ key: view.id, label: view.name, href: savedViewUrl(view) })),
    },
  ]
  const headers = { 'cache-control': 'private, no-store' }
  return Response.json({ texts: texts(language, 'palette'), groups }, { headers })
})
