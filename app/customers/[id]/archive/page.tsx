import { AskView } from '@/components/customers/ask-view'
import { findCustomer } from '@/lib/customers/find-customer'
import { demand } from '@/lib/permissions/actor'
import { page } from '@/lib/web/page'
import { archive } from '../../actions'

export default page('customers', async ({ actor, t, frame, id }) => {
  const customer = await findCustomer(actor, id())
  demand(actor, 'customer.archive', customer.ownerId)
  return (
    <AskView
      frame={frame}
      action={archive}
      title={t('customerCard.archiveTitle', { name: customer.name })}
      text={t('customerCard.archiveText', { open: customer.openLeadCount })}
      button={t('customerCard.archive')}
      cancel={t('customerCard.cancel')}
      back={{ href: `/customers/${customer.id}`, label: customer.name }}
      hidden={{ customerId: customer.id }}
      version={customer.version}
    />
  )
})
