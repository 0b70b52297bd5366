import { redirect } from 'next/navigation'
import { CustomerListView } from '@/components/customers/customer-list-view'
import { boardUrl, filtersOf, firstCards } from '@/lib/board/board-view'
import { listUrl, listViewOf, withoutLeads } from '@/lib/customers/list-view'
import { texts } from '@/lib/i18n/translate'
import { may } from '@/lib/permissions/permissions'
import { page } from '@/lib/web/page'
import { showAs } from '../board/show-as'
import { bulkOfList } from './bulk/bulk-of-list'
import { listFilters } from './list-filters'
import { listMenu } from './list-menu'
import { listWords } from './list-words'
import { loadList } from './load-list'
import { sentFilters } from './sent-filters'
import { viewTabs } from './view-tabs'

export default page('customers', async (context) => {
  const { actor, t, frame, language, session, query } = context
  const { timeZone, funnelOn } = session.organization
  const read = listViewOf(query)
  const sent = await sentFilters(context, read)
  const errors = sent?.errors ?? {}
  // The URL is the view: one form of it, without the empty fields of the form.
  if (sent && Object.keys(errors).length === 0) redirect(listUrl(sent.view))
  const asked = sent?.view ?? read
  const view = funnelOn ? asked : withoutLeads(asked)
  const list = await loadList(actor, view, timeZone)
  const { found, totals, similar } = list
  const words = listWords(context, view, list)
  const { filters, empty } = listFilters(context, view, list, errors)
  return (
    <CustomerListView
      frame={frame}
      texts={texts(language, 'customerList')}
      title={t('customerList.title')}
      rows={found.rows.map(words.row)}
      perPeriod={words.perPeriod}
      heads={list.columns.map(words.head)}
      fieldHeads={words.fieldHeads}
      totals={words.totals(totals)}
      views={viewTabs(context, asked, list.views)}
      filters={filters}
      menu={listMenu(t, view)}
      pages={words.pages(found)}
      similar={similar && totals.count > 0 ? t('customerList.similar', { q: view.q ?? '' }) : null}
      empty={totals.count === 0 ? empty : null}
      bulk={bulkOfList(context, view, list)}
      mayAdd={may(actor, 'customer.create')}
      showAs={funnelOn ? showAs(t, 'list', listUrl(view), boardUrl({ ...filtersOf(view), ...firstCards })) : null}
    />
  )
})
