import type { CustomerListProps } from '@/components/customers/customer-list-view'
import { type ListView, listUrl } from '@/lib/customers/list-view'
import type { Translate } from '@/lib/i18n/translate'

/** What can be done with the whole list. */
export function listMenu(t: Translate, view: ListView): CustomerListProps['menu'] {
  const here = listUrl(view)
  const exported = (format: string) => {
    const url = here.replace('/customers', '/customers/export')
    return `${url}${url.includes('?') ? '&' : '?'}format=${format}`
  }
  return [
    { href: exported('own'), label: t('customerList.exportOwn'), icon: 'download' },
    { href: exported('plain'), label: t('customerList.exportPlain'), icon: 'download' },
    {
      href: `/customers/columns?next=${encodeURIComponent(here)}`,
      label: t('customerList.chooseColumns'),
      icon: 'list',
    },
  ]
}
