import { ContactsView } from '@/components/contacts/contacts-view'
import { listContacts } from '@/lib/contacts/list-contacts'
import { findCustomer } from '@/lib/customers/find-customer'
import { texts } from '@/lib/i18n/translate'
import { may } from '@/lib/permissions/permissions'
import { Missing } from '@/lib/refusal'
import { page } from '@/lib/web/page'
import { contactAdd, contactEdit, contactRemove } from '../../actions'
import { cardOf } from '../card'

export default page('customers', async (context) => {
  const { actor, t, frame, language, id, query } = context
  const customer = await findCustomer(actor, id())
  const rows = await listContacts(actor, customer.id)
  const contacts = rows.map(
    ({ organizationId: _organization, createdAt: _created, customerId: _customer, ...line }) => line,
  )
  const wished = query.get('edit')
  const editing = contacts.find((contact) => contact.id === wished)
  if (wished && !editing) throw new Missing()
  const mayEdit = may(actor, 'contact.edit', customer.ownerId)
  return (
    <ContactsView
      frame={frame}
      card={cardOf(customer, context)}
      title={t('contacts.title', { customer: customer.name })}
      texts={texts(language, 'contacts')}
      labels={texts(language, 'fields')}
      contacts={contacts}
      customerId={customer.id}
      editing={
        editing && mayEdit
          ? {
              ...editing,
              heading: t('contacts.editHeading', { name: editing.name }),
              removeText: t('contacts.removeText', { name: editing.name }),
            }
          : null
      }
      actions={mayEdit ? { add: contactAdd, edit: contactEdit, remove: contactRemove } : null}
    />
  )
})
