import { localeOf } from '@/lib/i18n/languages'
import type { Summary } from '@/lib/transfer/vocabulary'
import type { PageContext } from '@/lib/web/page'

/** "85 customers and 7,375 leads" */
export function whatComesIn({ t, language }: PageContext, summary: Summary): string {
  const parts = [
    summary.customersCreated > 0 && t('imports.whatCustomers', { count: summary.customersCreated }),
    summary.customersEdited > 0 && t('imports.whatChanges', { count: summary.customersEdited }),
    summary.leadsCreated > 0 && t('imports.whatLeads', { count: summary.leadsCreated }),
  ].filter((part) => part !== false)
  if (parts.length === 0) return t('imports.whatNothing')
  return new Intl.ListFormat(localeOf[language], { type: 'conjunction' }).format(parts)
}
