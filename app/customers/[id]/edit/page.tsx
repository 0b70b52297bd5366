import { customFieldWords } from '@/app/custom-field-words'
import { ownerOptions } from '@/app/owner-options'
import { CustomerFormView } from '@/components/customers/customer-form-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { findValuesOf } from '@/lib/custom-fields/find-values'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { findCustomer } from '@/lib/customers/find-customer'
import { languageNames, languages } from '@/lib/i18n/languages'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { listLeads } from '@/lib/leads/list-leads'
import { demand } from '@/lib/permissions/actor'
import { page } from '@/lib/web/page'
import { edit } from '../../actions'
import { startLeadOffer } from '../../start-lead-offer'
import { accountTypeQuestion } from './account-type-question'

export default page('customers', async (context) => {
  const { actor, t, frame, language, id, session } = context
  const customer = await findCustomer(actor, id())
  demand(actor, 'customer.edit', customer.ownerId)
  const [all, funnels, owners, custom, held, leads] = await Promise.all([
    listAccountTypes(actor, { archived: true }),
    listFunnels(actor),
    ownerOptions(context, customer),
    listCustomFields(actor, 'customer').then(inUse),
    findValuesOf(actor, 'customer', customer.id),
    listLeads(actor, customer.id),
  ])
  const types = all.filter((type) => !type.archivedAt || type.id === customer.accountTypeId)
  const others = types.filter((type) => type.id !== customer.accountTypeId)
  const open = leads.filter((lead) => lead.state === 'open')
  const question = await accountTypeQuestion(context, customer, open, types, funnels)
  const goAlong = session.organization.funnelOn
    ? open.filter(({ ownerId }) => ownerId && ownerId === customer.ownerId).length
    : 0
  const { createdAt: _createdAt, updatedAt: _updatedAt, archivedAt, accountType, ...values } = customer
  return (
    <CustomerFormView
      frame={frame}
      action={edit}
      title={t('customerForm.editTitle', { name: customer.name })}
      texts={texts(language, 'customerForm')}
      labels={texts(language, 'fields')}
      values={{ ...values, accountType: accountType.id, owner: customer.ownerId }}
      custom={{
        heading: t('customFields.more'),
        inputs: (await customFieldWords(context, custom)).inputs(custom, held),
      }}
      accountTypes={types.map((type) => ({ value: type.id, label: type.description }))}
      typeHint={question && t('customerForm.typeHint', { count: customer.openLeadCount })}
      startLead={
        question || archivedAt ? null : startLeadOffer(context, others, funnels, t('customerForm.startLeadNewType'))
      }
      giveLeads={goAlong > 0 ? t('customerForm.giveLeads', { count: goAlong }) : undefined}
      owners={owners}
      languages={languages.map((code) => ({ value: code, label: languageNames[code] }))}
      back={{ href: `/customers/${customer.id}`, label: customer.name }}
      existing={{ customerId: customer.id, version: customer.version }}
      question={question}
    />
  )
})
