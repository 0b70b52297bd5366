import type { AlikeLine, AlikeProps } from '@/components/import/alike'
import { number } from '@/lib/format/number'
import type { Import } from '@/lib/transfer/find-import'
import { listAlike } from '@/lib/transfer/list-alike'
import { Mapping } from '@/lib/transfer/mapping'
import { alikeRules } from '@/lib/transfer/vocabulary'
import type { FormAction } from '@/lib/web/form-state'
import type { PageContext } from '@/lib/web/page'

/** So many of them are named. */
const most = 20

/** The rows whose customer is likely to be there already, with the choice of what becomes of them or what became. */
export async function alikeProps(
  { actor, t, language }: PageContext,
  found: Import,
  choose?: FormAction,
): Promise<AlikeProps | null> {
  const { count, rows } = await listAlike(actor, found, most)
  if (count === 0) return null
  const rule = Mapping.safeParse(found.mapping).data?.alike ?? 'enter'
  const hrefOf = (customer: { id: string } | undefined) => (customer ? `/customers/${customer.id}` : null)
  const nameOfRow = (line: number) => t('imports.alikeRow', { line: number(line, language) })
  const otherOf = ({ there, row }: (typeof rows)[number]): AlikeLine['other'] => {
    if (there)
      return { name: there.name, text: [there.number, there.city].filter(Boolean).join(', '), href: hrefOf(there) }
    return { name: row?.name ?? t('imports.alikeGone'), text: row ? nameOfRow(row.line) : '', href: null }
  }
  return {
    lines: rows.map((one) => ({
      row: nameOfRow(one.line),
      name: one.name,
      href: hrefOf(one.made),
      other: otherOf(one),
      why: one.reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(', '),
    })),
    count: t('imports.rows', { count }),
    more: count > rows.length ? t('imports.alikeMore', { count: count - rows.length }) : null,
    done: choose ? null : t(`imports.alikeDone.${rule}`),
    choice: choose
      ? {
          action: choose,
          value: rule,
          options: alikeRules.map((value) => ({
            value,
            label: t(`imports.alike.${value}`),
            text: t(`imports.alikeText.${value}`),
          })),
        }
      : null,
  }
}
