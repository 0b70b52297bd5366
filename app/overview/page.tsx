import { CrmOverviewView } from '@/components/crm-overview/crm-overview-view'
import type { PanelProps } from '@/components/crm-overview/panel'
import { type ViewTexts, viewTexts } from '@/components/crm-overview/view-texts'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { clock, dayIn } from '@/lib/clock'
import { day, moment, monthsBetween } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { findOverview } from '@/lib/overview/find-overview'
import { periodOf, presets, scopeOf, scopeUrl } from '@/lib/overview/scope'
import { Missing } from '@/lib/refusal'
import { listTeams } from '@/lib/teams/list-teams'
import { listMembers } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { figureWords } from './figure-words'
import { outcomePanels } from './outcome-panels'
import { packTable } from './pack-table'
import { phasePanels } from './phase-panels'
import { isInUse, stateOf, typesTold } from './state-of'
import { whoseChoices, whoseWords } from './whose'

export default page('overview', async (context) => {
  const { actor, t, frame, language, session, query } = context
  const { timeZone, funnelOn } = session.organization
  if (!funnelOn) throw new Missing()
  const today = dayIn(timeZone)
  const scope = scopeOf(query, today)
  const [overview, types, funnels, members, teams] = await Promise.all([
    findOverview(actor, scope, timeZone),
    listAccountTypes(actor, { archived: true }),
    listFunnels(actor, { archived: true }),
    listMembers(actor),
    listTeams(actor),
  ])
  const { pipeline, outcomes } = overview
  const words = figureWords(context)
  const all = texts(language, 'crmOverview')
  const written = (on: string) => day(on, language, today)
  const ownerName = (id: string) =>
    id === 'nobody' ? t('crmOverview.nobody') : (members.find((one) => one.id === id)?.name ?? t('crmOverview.former'))
  const typeName = (id: string) => types.find((one) => one.id === id)?.description ?? ''
  const period = { from: written(scope.from), to: written(scope.to) }

  const who = whoseWords(context, scope, members, teams)
  const which = scope.funnel ? typeName(scope.funnel) : t('crmOverview.anyType')
  /** The filter in words, what is left out and as of when. */
  const asOf = (dated: boolean) =>
    t('crmOverview.asOf', {
      moment: moment(clock.now(), language, timeZone),
      filter: [who, which, ...(dated ? [t('crmOverview.filterPeriod', period)] : [])].join(', '),
    })
  const [undated, dated] = [asOf(false), asOf(true)]
  const told = typesTold(types, funnels, overview)
  const ofPhases = told
    .filter(({ id }) => !scope.funnel || scope.funnel === id)
    .flatMap((type, at) =>
      phasePanels(
        { id: type.id, name: type.description, inUse: isInUse(type), phases: funnels.get(type.id) ?? [] },
        ...([overview, words, t, written(scope.since), at] as const),
      ),
    )
  const closed = outcomePanels(outcomes, words, t, {
    period,
    time: ({ from, to }) => monthsBetween(from, to, language),
    owner: ownerName,
    funnel: typeName,
  })
  const needs: PanelProps = {
    id: 'attention',
    title: t('crmOverview.attention'),
    width: 4,
    table: packTable({
      heads: [t('crmOverview.state'), t('crmOverview.leads')],
      rows: (['stalled', 'late', 'unplanned'] as const).map((one) => ({
        name: t(`crmOverview.${one}`),
        cells: [words.both(pipeline.attention[one])],
      })),
    }),
    how: 'attention',
  }
  const state = stateOf(overview, [...funnels.values()].flat())
  const isFiltered = ['from', 'to', 'since', 'owner', 'team', 'funnel'].some((name) => query.get(name))
  return (
    <CrmOverviewView
      frame={frame}
      texts={Object.fromEntries(viewTexts.map((name) => [name, all[name]])) as ViewTexts}
      filters={{
        days: [
          { name: 'from', label: t('crmOverview.fromDay'), value: scope.from },
          { name: 'to', label: t('crmOverview.toDay'), value: scope.to },
          { name: 'since', label: t('crmOverview.since'), value: scope.since },
        ],
        ...whoseChoices(context, scope, members, teams),
        funnel: scope.funnel ?? '',
        funnels: types
          .filter((type) => type.leadPhases || told.includes(type))
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
      explained={{
        pipeline: [t('crmOverview.howPipeline'), undated],
        movement: [t('crmOverview.howMovement'), dated],
        attention: [t('crmOverview.howAttention'), undated],
        ended: [t('crmOverview.howEnded'), dated],
      }}
      asOf={dated}
      empty={state === 'something' ? null : isFiltered ? 'filtered' : state === 'never' ? 'new' : null}
    />
  )
})
