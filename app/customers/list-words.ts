import { periodWords } from '@/app/period-words'
import type { CustomerListProps, FieldHead, Head, ListLine, SortHead } from '@/components/customers/customer-list-view'
import { dayIn } from '@/lib/clock'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { inputOf } from '@/lib/custom-fields/vocabulary'
import { fieldSortOf } from '@/lib/customers/field-sorts'
import { type Column, isDescendingFirst, type ListView, listUrl, type Sort } from '@/lib/customers/list-view'
import { money } from '@/lib/format/money'
import { number } from '@/lib/format/number'
import { ago, day } from '@/lib/format/time'
import { dueOf } from '@/lib/leads/due'
import type { ListRow, ListTotals } from '@/lib/leads/list-rows'
import { weightedValue } from '@/lib/leads/weighted-value'
import type { PageContext } from '@/lib/web/page'
import { fieldWords } from './field-words'
import type { LoadedList } from './load-list'

/** The list in the reader's language: rows, heads, totals and pages, ready to draw. */
export function listWords(
  context: Pick<PageContext, 't' | 'language' | 'session'>,
  view: ListView,
  { funnels, columns, members, shownFields, values }: LoadedList,
) {
  const { t, language, session } = context
  const { currency, timeZone, recurringPeriod } = session.organization
  const words = fieldWords(context, members)
  const today = dayIn(timeZone)
  const perPeriod = periodWords(recurringPeriod, t)
  const amount = (minor: number | bigint | null) => (minor === null ? undefined : money(minor, currency, language))

  function phaseOf(row: ListRow): ListLine['phase'] {
    if (!row.leadId || !row.phase) return undefined
    const funnel = funnels.get(row.leadAccountTypeId ?? '') ?? []
    const at = funnel.findIndex((phase) => phase.id === row.phaseId) + 1
    const of = Math.max(funnel.length, at)
    return {
      name: row.outcome ? (row.reason ?? '') : row.phase,
      mark: { at, of, ...(row.outcome ? { end: row.outcome } : { label: t('overview.phaseMark', { at, of }) }) },
    }
  }

  function due(row: ListRow): ListLine['due'] {
    if (row.state !== 'open') return undefined
    const found = dueOf(row.nextActionOn, today)
    const label = {
      late: () => t('overview.late', { days: 'days' in found ? found.days : 0 }),
      today: () => t('overview.today'),
      tomorrow: () => t('overview.tomorrow'),
      later: () => day(row.nextActionOn ?? today, language, today, { weekday: true }),
      none: () => t('overview.noNextAction'),
    }[found.look]()
    return { look: found.look, label }
  }

  const classes: Record<Column, string> = {
    ...{ number: 'c-nr', name: 'c-name', city: 'c-city', accountType: 'c-type', phase: 'c-phase' },
    ...{ score: 'c-score num', expected: 'c-exp num', recurring: 'c-rec num', weighted: 'c-wgt num' },
    ...{ owner: 'c-own', nextAction: 'c-due', changed: 'c-chg', closingReason: 'c-why' },
  }

  /** Where the head of a column leads: to its order, and in that the other way. */
  function sortedBy(sort: Sort): Pick<Head, 'href' | 'sorted'> {
    const current = view.sort === sort
    const descending = current ? !view.descending : isDescendingFirst(sort)
    return {
      href: listUrl({ ...view, sort, descending }),
      sorted: current ? (view.descending ? 'descending' : 'ascending') : undefined,
    }
  }

  const head = (column: Column): SortHead => ({
    ...{ column, className: classes[column], label: t(`customerList.${column}`) },
    ...sortedBy(column),
  })

  function fieldHead(field: CustomField): FieldHead {
    const { id, name, kind, subject } = field
    const sort = fieldSortOf(field)
    const className = kind === 'number' || kind === 'money' ? 'c-field num' : 'c-field'
    return { id, label: name, className, of: subject, input: inputOf(id), ...(sort && sortedBy(sort)) }
  }

  /** What stands in the custom fields of a row, by the id of the field. */
  function inFields({ customerId, leadId }: ListRow): ListLine['fields'] {
    const cells = shownFields.flatMap((field) => {
      const value = values.get(field.subject === 'customer' ? customerId : (leadId ?? ''))?.get(field.id)
      if (value === undefined) return []
      const text = words.cell(value, field)
      return [[field.id, field.kind === 'link' ? { text, href: String(value) } : { text }] as const]
    })
    return cells.length > 0 ? Object.fromEntries(cells) : undefined
  }

  const sums = (totals: ListTotals) => [
    { label: t('customerList.expectedSum'), value: amount(totals.expected) ?? '' },
    {
      label: t('customerList.recurringSum'),
      value: amount(totals.recurring) ?? '',
      note: t(`words.period.${recurringPeriod as 'year'}`),
    },
    {
      label: t('customerList.weightedSum'),
      value: amount(totals.weighted) ?? '',
      note: totals.withoutScore > 0 ? t('listFilters.noScore', { count: totals.withoutScore }) : undefined,
      href: listUrl(view, { withoutScore: true }),
    },
  ]

  return {
    row: (row: ListRow): ListLine => {
      const { customerId, leadId, name, title, city, accountType, ownerName: owner } = row
      const shown: Partial<Record<Column, Partial<ListLine>>> = {
        number: { number: row.number },
        phase: { phase: phaseOf(row) },
        score: { score: row.score ?? undefined },
        expected: { expected: amount(row.expectedValue) },
        recurring: { recurring: amount(row.recurringValue) },
        weighted: { weighted: amount(weightedValue(row)) },
        nextAction: { due: due(row), action: row.nextAction ?? undefined },
        changed: { changed: ago(row.changedAt, language, timeZone) },
        closingReason: { reason: row.reason ?? undefined },
      }
      const always = { customerId, leadId, name, title, city, accountType, owner, fields: inFields(row) }
      const whole = Object.assign({}, always, ...columns.map((column) => shown[column]))
      return Object.fromEntries(
        Object.entries(whole).filter(([, value]) => value !== null && value !== undefined),
      ) as ListLine
    },

    perPeriod,

    head,

    fieldHeads: shownFields.map(fieldHead),

    totals: (totals: ListTotals): CustomerListProps['totals'] => [
      { label: t('customerList.count'), value: number(totals.count, language) },
      ...(view.withoutLeads ? [] : sums(totals)),
    ],

    pages: ({ before, after }: { before?: string; after?: string }) => ({
      previous: before ? listUrl(view, { before }) : null,
      next: after ? listUrl(view, { after }) : null,
    }),
  }
}
