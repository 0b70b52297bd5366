import { dayIn } from '@/lib/clock'
import { findNearSearches } from '@/lib/customers/find-near-searches'
import { listViewOf, withoutLeads } from '@/lib/customers/list-view'
import { translator } from '@/lib/i18n/translate'
import { groundFor } from '@/lib/leads/ground'
import { sumRows } from '@/lib/leads/list-rows'
import { exportCsv } from '@/lib/transfer/export-csv'
import { csvFile } from '@/lib/web/csv-file'
import { queryOf } from '@/lib/web/page-params'
import { route } from '@/lib/web/route'
import { findSession } from '@/lib/web/session'

/** The rows of the view that the query says, all of them, as a CSV file; for everybody who may see the list. */
export const GET = route(async (request: Request) => {
  const session = await findSession()
  const { pathname, search, searchParams } = new URL(request.url)
  if (!session) {
    const location = `/sign-in?next=${encodeURIComponent(pathname + search)}`
    return new Response(null, { status: 303, headers: { location } })
  }
  const { actor, organization, language } = session
  const { timeZone, funnelOn } = organization
  const query = queryOf(Object.fromEntries([...searchParams].reverse()))
  const asked = { ...listViewOf(query), after: undefined, before: undefined }
  const exactly = funnelOn ? asked : withoutLeads(asked)
  const ground = await groundFor(actor, exactly, timeZone)
  // As on the page: where nothing has the words as they were typed, what is written almost so.
  const nothing = exactly.q && (await sumRows(actor, exactly, ground)).count === 0
  const near = exactly.q && nothing ? await findNearSearches(actor, exactly.q) : undefined
  const format = query.get('format') === 'plain' ? 'plain' : 'own'
  const t = translator(language)
  const lines = exportCsv(actor, { ...exactly, near }, ground, { format, language, organization, t })
  return csvFile(`${t('listFilters.file')}-${dayIn(timeZone)}.csv`, lines)
})
