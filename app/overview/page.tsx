import { CrmOverviewView } from '@/components/crm-overview/crm-overview-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { clock, dayIn } from '@/lib/clock'
import { day, moment, monthsBetween } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { findOverview } from '@/lib/overview/find-overview'
import { periodOf, presets, scopeOf, scopeUrl } from '@/lib/overview/scope'
import { Missing } from '@/lib/refusal'
import { listMembers } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { figureWords } from './figure-words'
import { outcomePanels } from './outcome-panels'
import { ownerChoices } from './owner-choices'
import { phasePanels } from './phase-panels'

export default page('overview', async (context) => {
  const { actor, t, frame, language, session, query } = context
  const { timeZone, funnelOn } = session.organization
  if (!funnelOn) throw new Missing()
  const today = dayIn(timeZone)
  const scope = scopeOf(query, today)
  const asOf = clock.now()
  const [overview, types, funnels, members] = await Promise.all([
    findOverview(actor, scope, timeZone),
    listAccountTypes(actor, { archived: true }),
    listFunnels(actor, { archived: true }),
    listMembers(actor),
  ])
  const { pipeline, outcomes } = overview
  const words = figureWords(context)
  const written = (on: string) => day(on, language, today)
  const ownerName = (id: string) =>
    id === 'nobody' ? t('crmOverview.nobody') : (members.find((one) => one.id === id)?.name ?? t('crmOverview.former'))
  const typeName = (id: string) => types.find((one) => one.id === id)?.description ?? ''
  const period = { from: written(scope.from), to: written(scope.to) }

  const attention = (['stalled', 'late', 'unplanned'] as const).map((one) => ({
    key: one,
    name: t(`crmOverview.${one}`),
    cells: [words.both(pipeline.attention[one])],
  }))
  const who = scope.owner ? ownerName(scope.owner) : t('crmOverview.everyone')
  const which = scope.funnel ? typeName(scope.funnel) : t('crmOverview.anyType')
  /** The formula, then the filter in words, what is left out and as of when. */
  const how = (key: 'howPipeline' | 'howMovement' | 'howAttention' | 'howEnded', dated: boolean) => [
    t(`crmOverview.${key}`),
    t('crmOverview.asOf', {
      moment: moment(asOf, language, timeZone),
      filter: [who, which, ...(dated ? [t('crmOverview.filterPeriod', period)] : [])].join(', '),
    }),
  ]
  const shown = types.filter(
    ({ id, leadPhases, archivedAt }) =>
      (!scope.funnel || scope.funnel === id) && ((leadPhases && !archivedAt) || pipeline.funnels.has(id)),
  )
  const ofPhases = shown.flatMap(({ id, description }) =>
    phasePanels({ id, name: description, phases: funnels.get(id) ?? [] }, overview, words, t, written(scope.since)).map(
      (panel, at) => ({ ...panel, how: how(at === 0 ? 'howPipeline' : 'howMovement', at > 0) }),
    ),
  )
  const closed = outcomePanels(outcomes, words, t, {
    period,
    time: ({ from, to }) => monthsBetween(from, to, language),
    owner: ownerName,
    funnel: typeName,
  }).map((panel) => ({ ...panel, how: how('howEnded', true) }))
  const needs = {
    id: 'attention',
    title: t('crmOverview.attention'),
    wide: false,
    table: {
      caption: t('crmOverview.attention'),
      heads: [t('crmOverview.state'), t('crmOverview.leads')],
      rows: attention,
    },
    how: how('howAttention', false),
  }
  const ended = outcomes.all.won.count + outcomes.all.lost.count + outcomes.all.other.count
  const anything = pipeline.all.count + ended > 0 || query.get('from') || scope.owner || scope.funnel
  return (
    <CrmOverviewView
      frame={frame}
      texts={texts(language, 'crmOverview')}
      filters={{
        days: [
          { name: 'from', label: t('crmOverview.fromDay'), value: scope.from },
          { name: 'to', label: t('crmOverview.toDay'), value: scope.to },
          { name: 'since', label: t('crmOverview.since'), value: scope.since },
        ],
        owner: scope.owner ?? '',
        owners: ownerChoices(context, scope.owner, members),
        funnel: scope.funnel ?? '',
        funnels: types
          .filter((type) => type.leadPhases || pipeline.funnels.has(type.id))
          .map((type) => ({ value: type.id, label: type.description })),
        presets: presets.map((preset) => {
          const chosen = periodOf(preset, today)
          return {
            href: scopeUrl(scope, chosen),
            label: t(`crmOverview.${preset}`),
            current: chosen.from === scope.from && chosen.to === scope.to,
          }
        }),
      }}
      panels={[...ofPhases.slice(0, 1), needs, ...ofPhases.slice(1), ...closed]}
      moved={{
        href: scopeUrl(scope).replace('/overview', '/overview/moved'),
        label: t('crmOverview.movedSince', { day: written(scope.since) }),
      }}
      empty={!anything}
    />
  )
})
