import type { Cell } from '@/components/crm-overview/table'
import { rowsUrl } from '@/lib/customers/list-view'
import { money } from '@/lib/format/money'
import { number } from '@/lib/format/number'
import { localeOf } from '@/lib/i18n/languages'
import type { Move } from '@/lib/overview/count-moved'
import type { Count, Figure } from '@/lib/overview/figure'
import { weightedOf } from '@/lib/overview/figure'
import { enoughOutcomes, rateOf } from '@/lib/overview/win-rate'
import type { PageContext } from '@/lib/web/page'

/** The lines of what moved that are no movement. */
const ends = ['then', 'now']

export type Words = ReturnType<typeof figureWords>

/** Figures in the reader's language, each a link to its rows. */
export function figureWords({ t, language, session }: Pick<PageContext, 't' | 'language' | 'session'>) {
  const { currency } = session.organization
  const percent = (share: number) =>
    new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 0 }).format(share)
  const amount = (minor: bigint) => money(minor, currency, language)
  const cell = (figure: Count, text: string): Cell =>
    figure.count > 0 ? { text, href: rowsUrl(figure.filter) } : { text }
  const count = (figure: Count) => cell(figure, number(figure.count, language))
  const value = (figure: Figure) => cell(figure, amount(figure.expected))
  return {
    percent,
    count,
    value,
    recurring: (figure: Figure) => cell(figure, amount(figure.recurring)),
    weighted: (figure: Figure) => cell(figure, amount(weightedOf(figure))),
    /** The count, with the value under it. */
    both: (figure: Figure): Cell => ({ ...count(figure), note: figure.count > 0 ? [value(figure)] : undefined }),
    number: (one: number) => number(one, language),
    /** A line of what moved: how many leads, and what they add or take. */
    moved: ({ count: leads, filter, expected, recurring }: Move, term: string): Cell[] => [
      count({ count: leads, filter }),
      ...[expected, recurring].map((minor) => ({
        text: `${minor > 0n && !ends.includes(term) ? '+' : ''}${amount(minor)}`,
      })),
    ],
    rate({ won, lost }: Record<'won' | 'lost', Figure>): { text: string; more: string } {
      const decided = won.count + lost.count
      const rate = rateOf(won.count, decided)
      if (!rate) {
        return {
          text: '–',
          more: t('crmOverview.winRateFew', { decided: number(decided, language), enough: enoughOutcomes }),
        }
      }
      const range = { from: percent(rate.from), to: percent(rate.to) }
      const of = { won: number(won.count, language), decided: number(decided, language) }
      return { text: percent(rate.share), more: t('crmOverview.winRateRange', { ...range, ...of }) }
    },
  }
}
