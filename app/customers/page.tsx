import { CustomerListView } from '@/components/customers/customer-list-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listViewOf, withoutLeads } from '@/lib/customers/list-view'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { groundFor } from '@/lib/leads/ground'
import { listRows, sumRows } from '@/lib/leads/list-rows'
import { may } from '@/lib/permissions/permissions'
import { listOwners } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { listFilters } from './list-filters'
import { listWords } from './list-words'

export default page('customers', async (context) => {
  const { actor, t, frame, language, session, query } = context
  const { timeZone, funnelOn } = session.organization
  const asked = listViewOf(query)
  const view = funnelOn ? asked : withoutLeads(asked)
  const ground = await groundFor(actor, view, timeZone)
  const [types, funnels, owners, exactly, exactTotals] = await Promise.all([
    listAccountTypes(actor, { archived: true }),
    listFunnels(actor),
    listOwners(actor),
    listRows(actor, view, ground),
    sumRows(actor, view, ground),
  ])
  // Nothing has all the words as they were typed: look for what is written almost so.
  const similar = view.q !== undefined && exactTotals.count === 0
  const found = similar ? await listRows(actor, { ...view, similar }, ground) : exactly
  const totals = similar ? await sumRows(actor, { ...view, similar }, ground) : exactTotals
  const words = listWords(context, view, funnels)
  const { filters, empty } = listFilters(context, view, types, funnels, owners)
  return (
    <CustomerListView
      frame={frame}
      funnelOn={funnelOn}
      texts={texts(language, 'customerList')}
      title={t('customerList.title')}
      rows={found.rows.map(words.row)}
      heads={words.heads}
      totals={words.totals(totals)}
      filters={filters}
      pages={words.pages(found)}
      similar={similar && totals.count > 0 ? t('customerList.similar', { q: view.q ?? '' }) : null}
      empty={totals.count === 0 ? empty : null}
      mayAdd={may(actor, 'customer.create')}
    />
  )
})
