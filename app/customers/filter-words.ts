import { dayIn } from '@/lib/clock'
import type { FieldFilter } from '@/lib/customers/field-filters'
import { filterNames, type ListFilter, type ListView, listUrl } from '@/lib/customers/list-view'
import { money } from '@/lib/format/money'
import { day } from '@/lib/format/time'
import type { PageContext } from '@/lib/web/page'
import { fieldWords } from './field-words'
import type { LoadedList } from './load-list'

type Context = Pick<PageContext, 't' | 'session' | 'language'>
type Name = Exclude<keyof ListFilter, 'fields'>

/** Every filter that is set in words, each with the URL of the list, or what shows it else, without it: nothing filters unseen. */
export function filterWords(
  context: Context,
  view: ListView,
  list: Pick<LoadedList, 'types' | 'members' | 'teams' | 'reasons' | 'phaseNames' | 'fields'>,
  url: (change: Partial<ListView>) => string = (change) => listUrl(view, change),
) {
  const { t, session, language } = context
  const { currency, timeZone } = session.organization
  const today = dayIn(timeZone)
  const { types, members, teams, reasons, phaseNames, fields } = list
  const gone = t('listFilters.gone')
  const named = (label: string, value: string | undefined) => t('listFilters.named', { label, value: value ?? gone })
  const described = (rows: { id: string; description: string }[], id: string | undefined) =>
    rows.find((row) => row.id === id)?.description
  const dayText = (on: string | undefined) => on && day(on, language, today)
  const amount = (minor: number | undefined) => (minor === undefined ? undefined : money(minor, currency, language))

  function range(from: string | number | undefined, to: string | number | undefined) {
    if (from !== undefined && to !== undefined) return t('listFilters.between', { from, to })
    return from !== undefined
      ? t('listFilters.since', { from })
      : to !== undefined
        ? t('listFilters.until', { to })
        : ''
  }

  function happened() {
    const { event, eventPhase, became, moved, from, to } = view
    if (!event) return ''
    const phase = phaseNames.get(eventPhase ?? '') ?? gone
    const what = moved
      ? t(`listFilters.moved.${moved}`)
      : event === 'moved'
        ? ''
        : t(`listFilters.event.${event}`, { phase })
    const parts = [what, range(dayText(from), dayText(to))]
    return [...parts, became && t(`listFilters.became.${became}`)].filter(Boolean).join(', ')
  }

  const owner = view.owner === 'nobody' ? t('customerList.nobody') : members.find(({ id }) => id === view.owner)?.name
  const words: [Name[], string | false][] = [
    [['q'], `“${view.q}”`],
    [['accountType'], named(t('customerList.accountType'), described(types, view.accountType))],
    [['funnel'], named(t('listFilters.funnel'), described(types, view.funnel))],
    [['phase'], named(t('customerList.phase'), phaseNames.get(view.phase ?? ''))],
    [['owner'], named(t('customerList.owner'), owner)],
    [['team'], named(t('customerList.team'), teams.find(({ id }) => id === view.team)?.name)],
    [['state'], view.state !== undefined && named(t('customerList.state'), t(`customerList.state.${view.state}`))],
    [['closingReason'], named(t('customerList.closingReason'), described(reasons, view.closingReason))],
    [['due'], view.due !== undefined && named(t('customerList.nextAction'), t(`customerList.due.${view.due}`))],
    [['stalled'], t('customerList.stalled')],
    [['scoreFrom', 'scoreTo'], `${t('customerList.score')} ${range(view.scoreFrom, view.scoreTo)}`],
    [['withoutScore'], t('customerList.withoutScore')],
    [
      ['valueFrom', 'valueTo'],
      `${t('customerList.expectedSum')} ${range(amount(view.valueFrom), amount(view.valueTo))}`,
    ],
    [['withoutValue'], t('customerList.withoutValue')],
    [['event', 'eventPhase', 'became', 'moved', 'from', 'to'], happened()],
    [['archived'], t('customerList.archived')],
  ]
  const ofFields = fieldWords(context, members)
  const ofCustom = (filter: FieldFilter, _at: number, all: FieldFilter[]) => {
    const field = fields.find(({ id }) => id === filter.fieldId)
    const others = all.filter((one) => one !== filter)
    return {
      key: filter.fieldId,
      text: field ? named(field.name, ofFields.asked(filter, field) || gone) : gone,
      href: url({ fields: others.length > 0 ? others : undefined }),
    }
  }
  const set = words
    .filter(([names]) => names.some((name) => view[name] !== undefined))
    .map(([names, text]) => ({
      key: names[0] ?? '',
      text: text || '',
      href: url(Object.fromEntries(names.map((name) => [name, undefined]))),
    }))
  return [...set, ...(view.fields ?? []).map(ofCustom)]
}

/** What the form keeps of filters that only links set, and of the saved view it was opened from. */
export const hiddenFilters = (view: ListView) => [
  ...filterNames
    .filter((name) => ['eventPhase', 'became', 'moved'].includes(name) && view[name] !== undefined)
    .map((name) => ({ name: name as string, value: String(view[name]) })),
  ...(view.savedView ? [{ name: 'view', value: view.savedView }] : []),
]
