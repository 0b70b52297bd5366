import { CustomerFormView } from '@/components/customers/customer-form-view'
import { findCustomer } from '@/lib/customers/find-customer'
import { languageNames, languages } from '@/lib/i18n/languages'
import { texts } from '@/lib/i18n/translate'
import { demand } from '@/lib/permissions/actor'
import { listOwners } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { edit } from '../../actions'

export default page('customers', async ({ actor, t, frame, language, id }) => {
  const customer = await findCustomer(actor, id())
  demand(actor, 'customer.edit', customer.ownerId)
  const owners = await listOwners(actor)
  const gone = customer.ownerId && !owners.some((owner) => owner.id === customer.ownerId)
  const offered = gone ? [...owners, { id: customer.ownerId ?? '', name: customer.ownerName ?? '' }] : owners
  const { createdAt: _createdAt, updatedAt: _updatedAt, archivedAt: _archivedAt, accountType, ...values } = customer
  return (
    <CustomerFormView
      frame={frame}
      action={edit}
      title={t('customerForm.editTitle', { name: customer.name })}
      texts={texts(language, 'customerForm')}
      labels={texts(language, 'fields')}
      values={{ ...values, accountType: accountType.description, owner: customer.ownerId }}
      owners={offered.map((owner) => ({ value: owner.id, label: owner.name }))}
      languages={languages.map((code) => ({ value: code, label: languageNames[code] }))}
      back={{ href: `/customers/${customer.id}`, label: customer.name }}
      existing={{ customerId: customer.id, version: customer.version }}
    />
  )
})
