import type { ReasonLine } from '@/components/bulk/reasons'
import { listReasons, type Run } from '@/lib/bulk/find-run'
import { number } from '@/lib/format/number'
import type { MessageKey } from '@/lib/i18n/messages'
import type { PageContext } from '@/lib/web/page'

/** Why rows are refused, each reason with how many and the first of them. */
export async function reasonLines({ t, language }: PageContext, run: Run, most: number): Promise<ReasonLine[]> {
  const reasons = await listReasons(run, most)
  return reasons.map(({ key, values, count, examples }) => ({
    reason: t(`refusals.${key}` as MessageKey, values),
    count: number(count, language),
    examples: examples.map(({ customerId, leadId, name }) => ({
      name,
      href: leadId ? `/customers/${customerId}/overview?lead=${leadId}` : `/customers/${customerId}`,
    })),
    more: count > examples.length ? t('bulk.more', { count: count - examples.length }) : null,
  }))
}
