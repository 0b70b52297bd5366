import type { PanelProps } from '@/components/crm-overview/crm-overview-view'
import { outcomes as all } from '@/lib/closing-reasons/vocabulary'
import type { Translate } from '@/lib/i18n/translate'
import type { Ended, Outcomes } from '@/lib/overview/count-outcomes'
import { drawTimes } from './draw-times'
import type { Words } from './figure-words'

type Names = {
  period: { from: string; to: string }
  time: (bucket: { from: string; to: string }) => string
  owner: (id: string) => string
  funnel: (id: string) => string
}

/** What ended in the period: the win rate, over time, by closing reason, by owner and by account type. */
export function outcomePanels(outcomes: Outcomes, words: Words, t: Translate, names: Names): Omit<PanelProps, 'how'>[] {
  const { won, lost, other } = outcomes.all
  const labels = all.map((one) => t(`crmOverview.${one}`))
  const keys = all.map((look) => ({ look, label: t(`crmOverview.${look}`) }))
  const rate = words.rate(outcomes.all)
  const lead = t('crmOverview.byTimeLead', { won: won.count, lost: lost.count, ...names.period })
  const ended = (key: string, name: string, one: Ended) => ({
    key,
    name,
    cells: all.map((state) => words.both(one[state])),
  })
  const rated = (key: string, name: string, one: Ended) => {
    const { text, more } = words.rate(one)
    return { ...ended(key, name, one), cells: [...ended(key, name, one).cells, { text, note: [{ text: more }] }] }
  }
  const by = (id: string, title: string, head: string, figures: Map<string, Ended>, name: (key: string) => string) => ({
    id,
    title,
    wide: true,
    table: {
      caption: title,
      heads: [head, ...labels, t('crmOverview.winRate')],
      rows: [...figures].map(([key, one]) => rated(key, name(key), one)),
    },
  })
  const most = Math.max(1, ...outcomes.reasons.map(({ figure }) => figure.count))
  return [
    {
      id: 'ended',
      title: t('crmOverview.ended'),
      wide: false,
      stats: [{ label: t('crmOverview.winRate'), cell: { text: rate.text }, more: rate.more }],
      table: {
        caption: t('crmOverview.ended'),
        heads: [t('crmOverview.outcome'), t('crmOverview.count'), t('crmOverview.value'), t('crmOverview.recurring')],
        rows: [won, lost, other].map((figure, at) => ({
          key: labels[at] ?? '',
          name: labels[at] ?? '',
          cells: [words.count(figure), words.value(figure), words.recurring(figure)],
        })),
      },
    },
    {
      id: 'by-time',
      title: t('crmOverview.byTime'),
      wide: true,
      lead,
      keys,
      chart: drawTimes(
        lead,
        outcomes.times.map((time) => ({
          label: names.time(time),
          won: time.ended.won.count,
          lost: time.ended.lost.count,
          other: time.ended.other.count,
        })),
        words.number,
      ),
      table: {
        caption: t('crmOverview.byTime'),
        heads: [t('crmOverview.period'), ...labels],
        rows: outcomes.times.map((time) => ended(time.from, names.time(time), time.ended)),
      },
    },
    {
      id: 'reasons',
      title: t('crmOverview.reasons'),
      wide: false,
      keys,
      table: {
        caption: t('crmOverview.reasons'),
        heads: [t('crmOverview.reason'), t('crmOverview.count')],
        rows: outcomes.reasons.map(({ id, name, outcome, figure }) => ({
          key: id,
          name,
          bar: [{ look: outcome, width: Math.round((figure.count * 1000) / most) / 10 }],
          cells: [words.both(figure)],
        })),
      },
    },
    by('owners', t('crmOverview.owners'), t('crmOverview.owner'), outcomes.owners, names.owner),
    by('types', t('crmOverview.types'), t('crmOverview.accountType'), outcomes.funnels, names.funnel),
  ]
}
