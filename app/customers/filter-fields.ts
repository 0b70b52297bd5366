import type { FilterField } from '@/components/customers/customer-list-view'
import { dueFilters, type EventFilter, type ListView, stateFilters } from '@/lib/customers/list-view'
import { moneyInput } from '@/lib/format/money'
import type { PageContext } from '@/lib/web/page'
import type { LoadedList } from './load-list'
import type { TypedErrors, TypedFilter } from './sent-filters'

type Context = Pick<PageContext, 't' | 'actor' | 'session' | 'language' | 'query'>
const option = (value: string, label: string) => ({ value, label })

/** The fields of the filter form: `first` stand in the row, the others behind it. */
export function filterFields(
  context: Context,
  view: ListView,
  list: Pick<LoadedList, 'types' | 'funnels' | 'members' | 'teams' | 'reasons' | 'phaseNames'>,
  errors: TypedErrors,
) {
  const { t, actor } = context
  const { types, funnels, members, teams, reasons } = list
  const withFunnel = types.filter((type) => type.leadPhases)
  const owners = members.filter(({ id, deactivatedAt }) => id !== actor.userId && (!deactivatedAt || id === view.owner))
  const accountType: FilterField = {
    name: 'accountType',
    label: t('customerList.accountType'),
    empty: t('customerList.anyType'),
    value: view.accountType,
    options: types.map((type) => option(type.id, type.description)),
  }
  const owner: FilterField = {
    name: 'owner',
    label: t('customerList.owner'),
    empty: t('customerList.anyOwner'),
    value: view.owner,
    options: [
      option(actor.userId, t('customerList.me')),
      ...owners.map(({ id, name }) => option(id, name)),
      option('nobody', t('customerList.nobody')),
    ],
  }
  const offered = teams.filter(({ id, archivedAt }) => !archivedAt || id === view.team)
  const team: FilterField = {
    name: 'team',
    label: t('customerList.team'),
    empty: t('customerList.anyTeam'),
    value: view.team,
    options: offered.map(({ id, name }) => option(id, name)),
  }
  // Where there are no teams, nobody is asked for one.
  const ofTeam = offered.length > 0 || view.team ? [team] : []
  const gone = known(t('listFilters.gone'))
  if (view.withoutLeads) return { first: [accountType, owner, ...ofTeam].map(gone), behind: [] }
  const phase: FilterField = {
    name: 'phase',
    label: t('customerList.phase'),
    empty: t('customerList.anyPhase'),
    value: view.phase,
    options: withFunnel.map((type) => ({
      label: type.description,
      options: (funnels.get(type.id) ?? []).map(({ id, description }) => option(id, description)),
    })),
  }
  const state: FilterField = {
    name: 'state',
    label: t('customerList.state'),
    empty: t('customerList.anyState'),
    value: view.state,
    options: stateFilters.map((one) => option(one, t(`customerList.state.${one}`))),
  }
  const due: FilterField = {
    name: 'due',
    label: t('customerList.nextAction'),
    empty: t('customerList.anyDue'),
    value: view.due,
    options: dueFilters.map((one) => option(one, t(`customerList.due.${one}`))),
  }
  const events: EventFilter[] = ['opened', 'closed']
  if (view.event && !events.includes(view.event)) events.push(view.event)
  const eventPhase = list.phaseNames.get(view.eventPhase ?? '') ?? t('listFilters.gone')
  const moved = view.moved ? t(`listFilters.moved.${view.moved}`) : ''
  const behind: FilterField[] = [
    ...ofTeam.map(gone),
    {
      name: 'funnel',
      label: t('listFilters.funnel'),
      empty: t('listFilters.anyFunnel'),
      value: view.funnel,
      options: withFunnel.map((type) => option(type.id, type.description)),
    },
    {
      name: 'closingReason',
      label: t('customerList.closingReason'),
      empty: t('listFilters.anyReason'),
      value: view.closingReason,
      options: reasons.map((reason) => option(reason.id, reason.description)),
    },
    ...typedFields(context, view, errors).slice(0, 4),
    {
      name: 'event',
      label: t('listFilters.period'),
      empty: t('listFilters.anyPeriod'),
      value: view.event,
      options: events.map((one) =>
        option(one, one === 'moved' ? moved : t(`listFilters.event.${one}`, { phase: eventPhase })),
      ),
    },
    ...typedFields(context, view, errors).slice(4),
  ]
  return { first: [accountType, phase, owner, state, due].map(gone), behind }
}

/** A choice that is no longer offered still stands in its field, or sending the form would drop it. */
const known = (gone: string) => (field: FilterField) => {
  const all = (field.options ?? []).flatMap((one) => ('options' in one ? one.options : [one]))
  const missing = field.value && !all.some(({ value }) => value === field.value)
  return missing ? { ...field, options: [...(field.options ?? []), option(field.value ?? '', gone)] } : field
}

function typedFields({ t, session, language, query }: Context, view: ListView, errors: TypedErrors): FilterField[] {
  const { currency } = session.organization
  const amount = (minor: number | undefined) => moneyInput(minor ?? null, currency, language)
  const fields: [TypedFilter, FilterField['type'], string | number | undefined][] = [
    ['scoreFrom', 'number', view.scoreFrom],
    ['scoreTo', 'number', view.scoreTo],
    ['expectedFrom', 'text', amount(view.valueFrom)],
    ['expectedTo', 'text', amount(view.valueTo)],
    ['from', 'date', view.from],
    ['to', 'date', view.to],
  ]
  return fields.map(([name, type, value]) => ({
    name,
    type,
    label: t(`listFilters.${name}`),
    value: errors[name] ? query.get(name) : String(value ?? ''),
    error: errors[name],
  }))
}
