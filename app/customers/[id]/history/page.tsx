import { CustomerHistoryView } from '@/components/history/history-views'
import { listCustomerChanges } from '@/lib/changes/list-changes'
import { findCustomer } from '@/lib/customers/find-customer'
import { historyPageSize, historyProps } from '@/lib/web/history'
import { page } from '@/lib/web/page'
import { cardOf } from '../card'

export default page('customers', async (context) => {
  const { actor, t, frame, id, idIn } = context
  const customer = await findCustomer(actor, id())
  const rows = await listCustomerChanges(actor, customer.id, historyPageSize + 1, idIn('before'))
  return (
    <CustomerHistoryView
      frame={frame}
      card={cardOf(customer, context)}
      title={t('history.title', { customer: customer.name })}
      {...(await historyProps(context, rows, `/customers/${customer.id}/history`))}
    />
  )
})
