import { AccountTypeView } from '@/components/customers/account-type-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import { findCustomer } from '@/lib/customers/find-customer'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { demand } from '@/lib/permissions/actor'
import { page } from '@/lib/web/page'
import { changeType } from '../../actions'

export default page('customers', async ({ actor, t, frame, language, id }) => {
  const customer = await findCustomer(actor, id())
  demand(actor, 'customer.edit', customer.ownerId)
  const [all, funnels, reasons] = await Promise.all([
    listAccountTypes(actor),
    listFunnels(actor),
    listReasonsFor(actor, customer.accountTypeId),
  ])
  const types = all.filter((type) => type.id !== customer.accountTypeId)
  const phases = types
    .filter((type) => type.leadPhases)
    .map((type) => ({
      label: type.description,
      options: (funnels.get(type.id) ?? []).map((phase) => ({ value: phase.id, label: phase.description })),
    }))
  return (
    <AccountTypeView
      frame={frame}
      action={changeType}
      title={t('customerCard.typeTitle', { name: customer.name })}
      text={t('customerCard.typeNow', { accountType: customer.accountType.description })}
      button={t('customerCard.changeType')}
      cancel={t('customerCard.cancel')}
      back={{ href: `/customers/${customer.id}`, label: customer.name }}
      hidden={{ customerId: customer.id }}
      version={customer.version}
      label={t('customerCard.newType')}
      types={types.map((type) => ({ value: type.id, label: type.description }))}
      settle={
        customer.openLeadCount > 0
          ? {
              legend: t('customerCard.openLeadsWhat', { count: customer.openLeadCount }),
              texts: texts(language, 'customerCard'),
              phases,
              reasons: reasons.map((reason) => ({ value: reason.id, label: reason.description })),
            }
          : null
      }
    />
  )
})
