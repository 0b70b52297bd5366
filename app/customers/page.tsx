import { CustomerListView } from '@/components/customers/customer-list-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listViewOf } from '@/lib/customers/list-view'
import { texts } from '@/lib/i18n/translate'
import { isId } from '@/lib/ids'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { listRows, sumRows } from '@/lib/leads/list-rows'
import { may } from '@/lib/permissions/permissions'
import { listOwners } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { listWords } from './list-words'

export default page('customers', async (context) => {
  const { actor, t, frame, language, session, query } = context
  const view = listViewOf(query, isId)
  const { timeZone } = session.organization
  const [types, funnels, owners, exactly, exactTotals] = await Promise.all([
    listAccountTypes(actor, { archived: true }),
    listFunnels(actor),
    listOwners(actor),
    listRows(actor, view, timeZone),
    sumRows(actor, view, timeZone),
  ])
  // Nothing has all the words as they were typed: look for what is written almost so.
  const similar = view.q !== '' && exactTotals.count === 0
  const found = similar ? await listRows(actor, view, timeZone, true) : exactly
  const totals = similar ? await sumRows(actor, view, timeZone, true) : exactTotals
  const words = listWords(context, view, types, funnels, owners)
  return (
    <CustomerListView
      frame={frame}
      texts={texts(language, 'customerList')}
      title={t('customerList.title')}
      rows={found.rows.map(words.row)}
      heads={words.heads}
      totals={words.totals(totals)}
      filters={words.filters}
      pages={words.pages(found)}
      similar={similar && totals.count > 0 ? t('customerList.similar', { q: view.q }) : null}
      empty={totals.count === 0 ? words.empty : null}
      mayAdd={may(actor, 'customer.create')}
    />
  )
})
