import { CustomerHistoryView } from '@/components/history/history-views'
import { listCustomerChanges } from '@/lib/changes/list-changes'
import { type FoundCustomer, findCustomer } from '@/lib/customers/find-customer'
import { texts } from '@/lib/i18n/translate'
import { listLeads } from '@/lib/leads/list-leads'
import { listPhaseRecords } from '@/lib/leads/list-phase-records'
import { historyPageSize, historyProps } from '@/lib/web/history'
import { type PageContext, page } from '@/lib/web/page'
import { cardOf } from '../card'
import { overviewWords } from '../overview/overview-props'

export default page('customers', async (context) => {
  const { actor, t, frame, id, idIn } = context
  const customer = await findCustomer(actor, id())
  const before = idIn('before')
  const rows = await listCustomerChanges(actor, customer.id, historyPageSize + 1, before)
  const card = cardOf(customer, context)
  const hasOverview = card.tabs.some((one) => one.tab === 'overview')
  return (
    <CustomerHistoryView
      frame={frame}
      card={card}
      title={t('history.title', { customer: customer.name })}
      leads={hasOverview || before ? undefined : await leadsOf(customer, context)}
      {...(await historyProps(context, rows, `/customers/${customer.id}/history`))}
    />
  )
})

/** Where there is no Overview tab, what was recorded in it can be read here. */
async function leadsOf({ id }: FoundCustomer, context: PageContext) {
  const { actor, t, language } = context
  const leads = await listLeads(actor, id)
  if (leads.length === 0) return undefined
  const all = await listPhaseRecords(actor, ...leads.map((lead) => lead.id))
  const words = overviewWords(context)
  return {
    heading: t('history.leads'),
    texts: texts(language, 'overview'),
    leads: leads.map((lead) => ({
      ...words.line(lead, undefined),
      records: words.records(all.filter((record) => record.leadId === lead.id)),
    })),
  }
}
