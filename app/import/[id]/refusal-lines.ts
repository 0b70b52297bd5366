import type { RefusalLine } from '@/components/import/refusals'
import { number } from '@/lib/format/number'
import { type Import, listRefusals } from '@/lib/transfer/find-import'
import type { PageContext } from '@/lib/web/page'
import { reasonText } from './refusal-text'

/** The reasons for which rows do not come in, with how many rows and the first of them. */
export async function refusalLines({ t, language }: PageContext, found: Import): Promise<RefusalLine[]> {
  const refusals = await listRefusals(found)
  return refusals.map(({ key, values, count, lines }) => ({
    reason: reasonText(t, { key, values }),
    count: number(count, language),
    lines:
      count > lines.length
        ? t('imports.checkLinesMore', { lines: lines.join(', '), more: number(count - lines.length, language) })
        : t('imports.checkLines', { count, lines: lines.join(', ') }),
  }))
}
