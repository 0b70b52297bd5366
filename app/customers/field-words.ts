import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { type ValueReader, valueText } from '@/lib/custom-fields/show-value'
import type { Value } from '@/lib/custom-fields/vocabulary'
import type { FieldFilter } from '@/lib/customers/field-filters'
import type { PageContext } from '@/lib/web/page'

type Context = Pick<PageContext, 't' | 'session' | 'language'>
type Member = { id: string; name: string }

/** So much of a long text is shown in a cell. */
const longest = 80

/** What stands in custom fields and what is asked of them, in the reader’s language. */
export function fieldWords({ t, session, language }: Context, members: Member[]) {
  const { currency, timeZone } = session.organization
  const people = new Map(members.map(({ id, name }) => [id, name]))
  const reader: ValueReader = { language, currency, timeZone, people }

  function range(from: string | undefined, to: string | undefined) {
    if (from !== undefined && to !== undefined) return t('listFilters.between', { from, to })
    if (from !== undefined) return t('listFilters.since', { from })
    return to === undefined ? undefined : t('listFilters.until', { to })
  }

  return {
    /** In a cell of the list. */
    cell(value: Value, field: CustomField): string {
      const text = valueText(value, field, reader)
      if (field.kind === 'link') return text.replace(/^https?:\/\//, '')
      return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
    },

    /** What a filter asks of its field. */
    asked(filter: FieldFilter, field: CustomField): string {
      const { contains, from, to, amountFrom, amountTo, dayFrom, dayTo, choice, choices, on, user, none } = filter
      const shown = (value: Value | undefined) => (value === undefined ? undefined : valueText(value, field, reader))
      const parts = [
        contains && `“${contains}”`,
        range(shown(from), shown(to)),
        range(shown(amountFrom), shown(amountTo)),
        range(shown(dayFrom), shown(dayTo)),
        shown(choice ?? choices ?? on ?? user),
        none && t('listFilters.withoutFieldValue'),
      ]
      return parts.filter(Boolean).join(', ')
    },
  }
}
