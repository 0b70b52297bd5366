import { customFieldWords } from '@/app/custom-field-words'
import { CustomerFormView } from '@/components/customers/customer-form-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { languageNames, languages } from '@/lib/i18n/languages'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { listOwners } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { create } from '../actions'
import { startLeadOffer } from '../start-lead-offer'

export default page(
  'customers',
  async (context) => {
    const { actor, t, frame, language } = context
    const [types, funnels, owners, custom] = await Promise.all([
      listAccountTypes(actor),
      listFunnels(actor),
      listOwners(actor),
      listCustomFields(actor, 'customer').then(inUse),
    ])
    const accountType = (types.find((type) => type.isDefault) ?? types[0])?.id
    return (
      <CustomerFormView
        frame={frame}
        action={create}
        title={t('customerForm.newTitle')}
        texts={texts(language, 'customerForm')}
        labels={texts(language, 'fields')}
        values={{ owner: actor.userId, accountType }}
        custom={{
          heading: t('customFields.more'),
          inputs: (await customFieldWords(context, custom)).inputs(custom, new Map()),
        }}
        accountTypes={types.map((type) => ({ value: type.id, label: type.description }))}
        startLead={startLeadOffer(context, types, funnels, t('customerForm.startLeadHint'))}
        owners={owners.map((owner) => ({ value: owner.id, label: owner.name }))}
        languages={languages.map((code) => ({ value: code, label: languageNames[code] }))}
        back={{ href: '/customers', label: t('customerForm.back') }}
      />
    )
  },
  { permission: 'customer.create' },
)
