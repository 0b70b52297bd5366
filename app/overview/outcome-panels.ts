import type { PanelProps } from '@/components/crm-overview/panel'
import { outcomes as all } from '@/lib/closing-reasons/vocabulary'
import type { Translate } from '@/lib/i18n/translate'
import type { Ended, Outcomes } from '@/lib/overview/count-outcomes'
import { drawTimes } from './draw-times'
import type { Words } from './figure-words'
import { pack, packTable, type WrittenRow } from './pack-table'

type Names = {
  period: { from: string; to: string }
  time: (bucket: { from: string; to: string }) => string
  owner: (id: string) => string
  funnel: (id: string) => string
}

/** What ended in the period: the win rate, over time, by closing reason, by owner and by account type. */
export function outcomePanels(outcomes: Outcomes, words: Words, t: Translate, names: Names): PanelProps[] {
  const { won, lost, other } = outcomes.all
  const labels = all.map((one) => t(`crmOverview.${one}`))
  const keys = all.map((look) => ({ look, label: t(`crmOverview.${look}`) }))
  const lead = t('crmOverview.byTimeLead', { won: won.count, lost: lost.count, ...names.period })
  const ended = (name: string, one: Ended): WrittenRow => ({ name, cells: all.map((state) => words.both(one[state])) })
  const rated = (name: string, one: Ended): WrittenRow => ({
    name,
    cells: [...ended(name, one).cells, words.rate(one).cell],
  })
  const by = (head: string, figures: Map<string, Ended>, name: (key: string) => string) =>
    packTable({
      heads: [head, ...labels, t('crmOverview.winRate')],
      rows: [...figures].map(([key, one]) => rated(name(key), one)),
    })
  const most = Math.max(1, ...outcomes.reasons.map(({ figure }) => figure.count))
  const { cell: rate, sentence } = words.rate(outcomes.all)
  return [
    {
      id: 'ended',
      title: t('crmOverview.ended'),
      width: 4,
      stat: {
        label: t('crmOverview.winRate'),
        cell: pack({ text: rate.text, of: rate.of }),
        interval: rate.interval,
        sentence,
      },
      table: packTable({
        heads: (['outcome', 'count', 'value', 'recurring'] as const).map(words.head),
        rows: [won, lost, other].map((figure, at) => ({
          name: labels[at] ?? '',
          cells: [words.count(figure), words.value(figure), words.recurring(figure)],
        })),
      }),
      how: 'ended',
    },
    {
      id: 'by-time',
      title: t('crmOverview.byTime'),
      width: 8,
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
      table: packTable({
        heads: [t('crmOverview.period'), ...labels],
        rows: outcomes.times.map((time) => ended(names.time(time), time.ended)),
      }),
      how: 'ended',
    },
    {
      id: 'reasons',
      title: t('crmOverview.reasons'),
      width: 4,
      keys,
      table: packTable({
        heads: [t('crmOverview.reason'), t('crmOverview.count'), t('crmOverview.value')],
        rows: outcomes.reasons.map(({ name, outcome, figure }) => ({
          name,
          bar: [{ look: outcome, width: Math.round((figure.count * 1000) / most) / 10 }],
          cells: [words.count(figure), words.value(figure)],
        })),
      }),
      how: 'ended',
    },
    {
      id: 'owners',
      title: t('crmOverview.owners'),
      width: 8,
      table: by(t('crmOverview.owner'), outcomes.owners, names.owner),
      how: 'ended',
    },
    {
      id: 'types',
      title: t('crmOverview.types'),
      width: 12,
      table: by(t('crmOverview.accountType'), outcomes.funnels, names.funnel),
      how: 'ended',
    },
  ]
}
