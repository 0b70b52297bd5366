import { MovedView } from '@/components/crm-overview/moved-view'
import { type MovedTexts, movedTexts } from '@/components/crm-overview/view-texts'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { clock, dayIn } from '@/lib/clock'
import { type MovedFilter, movedFilters } from '@/lib/customers/list-view'
import { day, moment } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { groundFor } from '@/lib/leads/ground'
import { countMoved, type Move } from '@/lib/overview/count-moved'
import { scopeOf, scopeUrl } from '@/lib/overview/scope'
import { Missing } from '@/lib/refusal'
import { listTeams } from '@/lib/teams/list-teams'
import { listMembers } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { figureWords } from '../figure-words'
import { packTable } from '../pack-table'
import { whoseChoices, whoseWords } from '../whose'

/** How the open leads of a day became those of now, by account type. */
export default page('overview', async (context) => {
  const { actor, t, frame, language, session, query } = context
  const { timeZone, funnelOn } = session.organization
  if (!funnelOn) throw new Missing()
  const today = dayIn(timeZone)
  const scope = scopeOf(query, today)
  const ground = await groundFor(actor, {}, timeZone)
  const [moved, types, members, teams] = await Promise.all([
    countMoved(actor, scope, ground),
    listAccountTypes(actor, { archived: true }),
    listMembers(actor),
    listTeams(actor),
  ])
  const words = figureWords(context)
  const all = texts(language, 'crmOverview')
  const since = day(scope.since, language, today)
  const row = (key: string, name: string, move: Move) => ({ name, cells: words.moved(move, key) })
  const tables = types.flatMap(({ id, description }) => {
    const found = moved.find(({ funnelId }) => funnelId === id)
    if (!found) return []
    const { terms, now } = found
    const termName = (term: MovedFilter) =>
      term === 'then' ? t('crmOverview.openThen', { day: since }) : t(`listFilters.moved.${term}`)
    const rows = movedFilters.flatMap((term) => {
      const move = terms.get(term)
      return move ? [row(term, termName(term), move)] : []
    })
    const heads = (['state', 'leads', 'expected', 'recurring'] as const).map(words.head)
    const foot = { name: t('crmOverview.openNow'), cells: words.moved(now, 'now') }
    return [{ id, title: description, table: packTable({ heads, rows, foot }) }]
  })
  return (
    <MovedView
      frame={frame}
      texts={Object.fromEntries(movedTexts.map((key) => [key, all[key]])) as MovedTexts}
      title={t('crmOverview.movedSince', { day: since })}
      back={scopeUrl(scope)}
      scope={{
        days: [{ name: 'since', label: t('crmOverview.since'), value: scope.since }],
        ...whoseChoices(context, scope, members, teams),
        funnel: scope.funnel ?? '',
        funnels: types.filter((type) => type.leadPhases).map((type) => ({ value: type.id, label: type.description })),
      }}
      tables={tables}
      how={t('crmOverview.asOf', { moment: moment(clock.now(), language, timeZone), filter: filterText() })}
    />
  )

  function filterText() {
    const who = whoseWords(context, scope, members, teams)
    const type = types.find(({ id }) => id === scope.funnel)?.description ?? t('crmOverview.anyType')
    return [who, type, since].join(', ')
  }
})
