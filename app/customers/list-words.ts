import type { CustomerListProps, ListLine } from '@/components/customers/customer-list-view'
import { dayIn } from '@/lib/clock'
import { isDescendingFirst, type ListView, listUrl, type Sort } from '@/lib/customers/list-view'
import { money } from '@/lib/format/money'
import { number } from '@/lib/format/number'
import { ago, day } from '@/lib/format/time'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import { dueOf } from '@/lib/leads/due'
import type { ListRow, ListTotals } from '@/lib/leads/list-rows'
import type { PageContext } from '@/lib/web/page'

/** The list in the reader's language: rows, heads, totals and pages, ready to draw. */
export function listWords(
  { t, language, session }: Pick<PageContext, 't' | 'language' | 'session'>,
  view: ListView,
  funnels: Map<string, LeadPhase[]>,
) {
  const { currency, timeZone, recurringPeriod } = session.organization
  const today = dayIn(timeZone)
  const perPeriod = t(`words.per${{ month: 'Month', quarter: 'Quarter', year: 'Year' }[recurringPeriod] as 'Year'}`)
  const amount = (minor: number | bigint | null) => (minor === null ? null : money(minor, currency, language))

  function phaseOf(row: ListRow): ListLine['phase'] {
    if (!row.leadId || !row.phase) return null
    const funnel = funnels.get(row.leadAccountTypeId ?? '') ?? []
    const at = funnel.findIndex((phase) => phase.id === row.phaseId) + 1
    const of = Math.max(funnel.length, at)
    return {
      name: row.outcome ? (row.reason ?? '') : row.phase,
      mark: {
        at,
        of,
        end: row.outcome ?? undefined,
        label: row.outcome ? undefined : t('overview.phaseMark', { at, of }),
      },
      outcome: row.outcome,
    }
  }

  function due(row: ListRow): ListLine['due'] {
    if (row.state !== 'open') return null
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

  const head = (sort: Sort, className: string) => {
    const current = view.sort === sort
    const descending = current ? !view.descending : isDescendingFirst(sort)
    const sorted = current ? (view.descending ? 'descending' : 'ascending') : undefined
    return {
      href: listUrl({ ...view, sort, descending }),
      className,
      sorted: sorted as 'ascending' | 'descending' | undefined,
      label: t(`customerList.${sort}`),
    }
  }

  const sums = (totals: ListTotals) => [
    { label: t('customerList.expectedSum'), value: amount(totals.expected) ?? '' },
    {
      label: t('customerList.recurringSum'),
      value: amount(totals.recurring) ?? '',
      note: t(`words.period.${recurringPeriod as 'year'}`),
    },
    { label: t('customerList.weightedSum'), value: amount(totals.weighted) ?? '' },
  ]

  return {
    row: (row: ListRow): ListLine => ({
      key: row.leadId ?? row.customerId,
      href: row.leadId ? `/customers/${row.customerId}/overview?lead=${row.leadId}` : `/customers/${row.customerId}`,
      name: row.name,
      title: row.title,
      sub: [row.city, row.accountType, row.ownerName?.split(' ')[0]].filter(Boolean).join(' · '),
      number: row.number,
      city: row.city,
      accountType: row.accountType,
      phase: phaseOf(row),
      score: row.score,
      expected: amount(row.expectedValue),
      recurring: amount(row.recurringValue),
      perPeriod,
      owner: row.ownerName,
      due: due(row),
      action: row.nextAction,
      changed: ago(row.changedAt, language, timeZone),
    }),

    heads: {
      name: head('name', 'c-name'),
      city: head('city', 'c-city'),
      score: head('score', 'c-score num'),
      expected: head('expected', 'c-exp num'),
      nextAction: head('nextAction', 'c-due'),
      changed: head('changed', 'c-chg'),
    },

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
