import { money } from '@/lib/format/money'
import { number } from '@/lib/format/number'
import { type Language, localeOf } from '@/lib/i18n/languages'
import { kept } from '@/lib/kept'
import type { Move } from '@/lib/overview/count-moved'
import type { Count, Figure } from '@/lib/overview/figure'
import { weightedOf } from '@/lib/overview/figure'
import { enoughOutcomes, rateOf } from '@/lib/overview/win-rate'
import type { PageContext } from '@/lib/web/page'
import type { Written } from './pack-table'

/** The lines of what moved that are no movement. */
const ends = ['then', 'now']

const percents = kept(
  (language: Language) => new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 0 }),
)

type Head = 'phase' | 'leads' | 'expected' | 'weighted' | 'recurring' | 'state' | 'outcome' | 'count' | 'value'

export type Words = ReturnType<typeof figureWords>
const hundredth = (share: number) => Math.round(share * 1000) / 10

/** Figures in the reader's language, each a link to its rows. */
export function figureWords({ t, language, session }: Pick<PageContext, 't' | 'language' | 'session'>) {
  const { currency, recurringPeriod } = session.organization
  const percent = (share: number) => percents(language).format(share)
  const amount = (minor: bigint) => money(minor, currency, language)
  const cell = (figure: Count, text: string): Written => (figure.count > 0 ? { text, of: figure } : { text })
  const count = (figure: Count) => cell(figure, number(figure.count, language))
  return {
    /** The head of a column; that of recurring values says for how long they are. */
    head: (one: Head) =>
      one === 'recurring'
        ? `${t('crmOverview.recurring')} ${t(`words.period.${recurringPeriod as 'year'}`)}`
        : t(`crmOverview.${one}`),
    percent,
    count,
    value: (figure: Figure) => cell(figure, amount(figure.expected)),
    recurring: (figure: Figure) => cell(figure, amount(figure.recurring)),
    weighted: (figure: Figure) => cell(figure, amount(weightedOf(figure))),
    /** The count, with the value under it. */
    both: (figure: Figure): Written => ({
      ...count(figure),
      under: figure.count > 0 ? amount(figure.expected) : undefined,
    }),
    number: (one: number) => number(one, language),
    /** A line of what moved: how many leads, and what they add or take. */
    moved: ({ count: leads, filter, expected, recurring }: Move, term: string): Written[] => [
      count({ count: leads, filter }),
      ...[expected, recurring].map((minor) => ({
        text: `${minor > 0n && !ends.includes(term) ? '+' : ''}${amount(minor)}`,
      })),
    ],
    /** The share won, linked to what was won, with its range; the sentence where it stands on its own. */
    rate({ won, lost }: Record<'won' | 'lost', Figure>): { cell: Written; sentence: string } {
      const decided = won.count + lost.count
      const rate = rateOf(won.count, decided)
      if (!rate) {
        return {
          cell: { text: '–', under: t('crmOverview.notEnough') },
          sentence: t('crmOverview.winRateFew', { decided: number(decided, language), enough: enoughOutcomes }),
        }
      }
      const range = { from: percent(rate.from), to: percent(rate.to) }
      const of = { won: number(won.count, language), decided: number(decided, language) }
      const interval = { at: hundredth(rate.share), from: hundredth(rate.from), to: hundredth(rate.to) }
      return {
        cell: { ...cell(won, percent(rate.share)), interval, under: t('crmOverview.rateRange', range) },
        sentence: t('crmOverview.winRateRange', { ...range, ...of }),
      }
    },
  }
}
