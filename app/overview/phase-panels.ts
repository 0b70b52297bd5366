import type { PanelProps } from '@/components/crm-overview/panel'
import type { Bar } from '@/components/crm-overview/table'
import type { Translate } from '@/lib/i18n/translate'
import { type Count, noSums } from '@/lib/overview/figure'
import type { Overview } from '@/lib/overview/find-overview'
import { enoughOutcomes } from '@/lib/overview/win-rate'
import type { Words } from './figure-words'
import { packTable, type Written } from './pack-table'
import { sawLeads } from './state-of'

type Funnel = {
  id: string
  name: string
  inUse: boolean
  phases: { id: string; description: string; archivedAt: Date | null }[]
}

/** Of one account type, the one at this place on the page: its open leads by phase, and how leads go from phase to phase. */
export function phasePanels(
  { id, name, inUse, phases }: Funnel,
  overview: Overview,
  words: Words,
  t: Translate,
  since: string,
  at: number,
): PanelProps[] {
  const { pipeline, turnover, conversions, usualTimes } = overview
  const figuresOf = (phaseId: string) => pipeline.phases.find((one) => one.phaseId === phaseId)
  const shown = phases.filter((phase) => !phase.archivedAt || figuresOf(phase.id))
  // What is archived since is still told of the time before.
  const movedThrough = phases.filter((phase) => shown.includes(phase) || sawLeads(overview, phase.id))
  const most = shown.reduce((max, { id: phaseId }) => {
    const expected = figuresOf(phaseId)?.open.expected ?? 0n
    return expected > max ? expected : max
  }, 1n)
  const wide = (minor: bigint) => Number((minor * 1000n) / most) / 10
  const none = { ...noSums, filter: {} }
  const total = pipeline.funnels.get(id) ?? none
  const cells = (open: typeof total) => [words.value(open), words.weighted(open), words.recurring(open)]

  const bars = (open: typeof total): Bar => [
    { look: 'exp', width: wide(open.expected) },
    { look: 'wgt', width: wide(open.hundredfold / 100n) },
  ]
  const usual = (phaseId: string): Written => {
    const { usual: found, filter, stays } = usualTimes(phaseId)
    if (!found) return { text: t('crmOverview.notEnough') }
    const text = t(found.over ? 'crmOverview.overDays' : 'crmOverview.days', { days: found.days })
    return stays > 0 ? { text, of: { filter } } : { text }
  }
  const apart = (key: 'withoutScore' | 'withoutValue', figure: Count): Written[] =>
    figure.count > 0
      ? [{ ...words.count(figure), text: t(`crmOverview.${key}`, { count: words.number(figure.count) }) }]
      : []
  const panels: PanelProps[] = [
    {
      id: `pipeline-${at}`,
      title: t('crmOverview.pipeline', { accountType: name }),
      width: at === 0 ? 8 : 12,
      keys: [
        { look: 'exp', label: t('crmOverview.expectedKey') },
        { look: 'wgt', label: t('crmOverview.weightedKey') },
      ],
      table: packTable({
        heads: (['phase', 'leads', 'expected', 'weighted', 'recurring'] as const).map(words.head),
        rows: shown.map((phase) => {
          const { open = none, withoutScore = none, withoutValue = none } = figuresOf(phase.id) ?? {}
          return {
            name: phase.description,
            bar: bars(open),
            notes: [...apart('withoutScore', withoutScore), ...apart('withoutValue', withoutValue)],
            cells: [words.count(open), ...cells(open)],
          }
        }),
        foot: { name: t('crmOverview.allOpen'), cells: [words.count(total), ...cells(total)] },
      }),
      how: 'pipeline',
    },
    {
      id: `movement-${at}`,
      title: t('crmOverview.movement', { accountType: name }),
      width: 12,
      table: packTable({
        heads: [
          t('crmOverview.phase'),
          t('crmOverview.cameIn', { day: since }),
          t('crmOverview.wentOut', { day: since }),
          t('crmOverview.usualTime'),
          ...(['entered', 'wentOn', 'stillOpen', 'out'] as const).map((one) => t(`crmOverview.${one}`)),
        ],
        rows: movedThrough.map((phase) => {
          const { entered, left } = turnover(phase.id)
          const cohort = conversions(phase.id)
          const enough = cohort.entered.count >= enoughOutcomes
          const part = (figure: Count): Written => ({
            ...words.count(figure),
            under: enough ? words.percent(figure.count / cohort.entered.count) : undefined,
          })
          return {
            name: phase.description,
            cells: [
              words.both(entered),
              words.both(left),
              usual(phase.id),
              words.count(cohort.entered),
              part(cohort.on),
              part(cohort.open),
              part(cohort.out),
            ],
          }
        }),
      }),
      how: 'movement',
    },
  ]
  return inUse || total.count > 0 ? panels : panels.slice(1)
}
