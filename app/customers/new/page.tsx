import { CustomerFormView } from '@/components/customers/customer-form-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { languageNames, languages } from '@/lib/i18n/languages'
import { texts } from '@/lib/i18n/translate'
import { listOwners } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { create } from '../actions'

export default page(
  'customers',
  async ({ actor, t, frame, language }) => {
    const [types, owners] = await Promise.all([listAccountTypes(actor), listOwners(actor)])
    return (
      <CustomerFormView
        frame={frame}
        action={create}
        title={t('customerForm.newTitle')}
        texts={texts(language, 'customerForm')}
        labels={texts(language, 'fields')}
        values={{ owner: actor.userId }}
        owners={owners.map((owner) => ({ value: owner.id, label: owner.name }))}
        languages={languages.map((code) => ({ value: code, label: languageNames[code] }))}
        back={{ href: '/customers', label: t('customerForm.back') }}
        fresh={{
          accountTypes: types.map((type) => ({ value: type.id, label: type.description })),
          accountType: (types.find((type) => type.isDefault) ?? types[0])?.id ?? '',
        }}
      />
    )
  },
  { permission: 'customer.create' },
)
