import { isDay } from '../format/reading'
import { isId } from '../ids'
import { type FieldFilter, fieldFiltersOf, fieldPairs } from './field-filters'
import { type FieldSort, isFieldSort, sortedFieldIn } from './field-sorts'

/** How a parameter of the URL is asked for, and which there are. */
export type Query = { get: (name: string) => string | undefined; names: () => string[] }

export const queryIn = (parameters: URLSearchParams): Query => ({
  get: (name) => parameters.get(name) ?? undefined,
  names: () => [...parameters.keys()],
})

/** What a row of the list can show, in the order of its columns; the list can be sorted by each. */
export const columns = [
  'number',
  'name',
  'city',
  'accountType',
  'phase',
  'score',
  'expected',
  'recurring',
  'weighted',
  'owner',
  'nextAction',
  'changed',
  'closingReason',
] as const
export type Column = (typeof columns)[number]

/** By a column, or by the values of a custom field. */
export type Sort = Column | FieldSort
/** `none`: customers who never had a lead. */
export const stateFilters = ['open', 'won', 'lost', 'other', 'closed', 'none'] as const
export type StateFilter = (typeof stateFilters)[number]
/** `soon`: after today, within the seven days that begin with it; `week`: all that is late or within them. */
export const dueFilters = ['late', 'today', 'soon', 'week', 'none'] as const
export type DueFilter = (typeof dueFilters)[number]
/**
 * What happened to a lead in the period: the three about phases in the phase `eventPhase`; `moved` is one of the terms in
 * which open leads of then became those of now.
 */
export const eventFilters = ['opened', 'closed', 'entered', 'enteredFirst', 'left', 'moved'] as const
export type EventFilter = (typeof eventFilters)[number]
/** What became of leads that entered a phase first in the period: went on, still open without, closed without. */
export const becameFilters = ['on', 'open', 'out'] as const
export type BecameFilter = (typeof becameFilters)[number]
/** Open then, and what became of leads since: see lib/leads/moved.ts. */
export const movedFilters = [
  ...(['then', 'new', 'reopened', 'restored', 'raised', 'lowered', 'movedIn', 'movedOut'] as const),
  ...(['won', 'lost', 'other', 'archived'] as const),
] as const
export type MovedFilter = (typeof movedFilters)[number]

/** Which rows are shown. Every figure of the CRM overview is one of these, so its link lists exactly what it counts. */
export type ListFilter = {
  q?: string
  /** The customer's account type. */
  accountType?: string
  /** The account type in whose funnel the lead is; with `moved` the one where the term counts it. */
  funnel?: string
  /** The phase an open lead is in. */
  phase?: string
  /** Of the lead, else of the customer; or `nobody`. */
  owner?: string
  /** That whose owner is in it. */
  team?: string
  state?: StateFilter
  closingReason?: string
  due?: DueFilter
  stalled?: boolean
  scoreFrom?: number
  scoreTo?: number
  withoutScore?: boolean
  /** Expected value in minor units. */
  valueFrom?: number
  valueTo?: number
  withoutValue?: boolean
  event?: EventFilter
  eventPhase?: string
  became?: BecameFilter
  moved?: MovedFilter
  /** First and last day of the period, in the organization's time zone. */
  from?: string
  to?: string
  archived?: boolean
  /** What is asked of custom fields, of each at most once. */
  fields?: FieldFilter[]
}

/** What is shown of the list, and in which order: the query of the URL, read. */
export type ListView = ListFilter & {
  /** The funnel is off: customers alone. */
  withoutLeads?: boolean
  /** The saved view that this one was opened from, and may have left since; `view` in the URL. */
  savedView?: string
  sort: Sort
  descending: boolean
  after?: string
  before?: string
}

/** What is looked at first when somebody sorts by it: the highest, the latest, what is so. */
export const isDescendingFirst = (sort: Sort): boolean =>
  ['changed', 'expected', 'recurring', 'weighted', 'score'].includes(sort) ||
  ['number', 'amount', 'isOn'].includes(sortedFieldIn(sort)?.column ?? '')

/** An order as the URL and the form say it: `name` upwards, `-name` downwards. */
export const orderOf = ({ sort, descending }: Pick<ListView, 'sort' | 'descending'>) =>
  `${descending ? '-' : ''}${sort}` as const

/** The order that a text says; by name upwards, where it says none. */
export function orderIn(text: string | undefined): Pick<ListView, 'sort' | 'descending'> {
  const [, minus, name] = /^(-?)(.*)$/.exec(text ?? '') ?? []
  const sort = columns.find((one) => one === name) ?? (name && isFieldSort(name) ? name : undefined)
  return { sort: sort ?? 'name', descending: sort !== undefined && minus === '-' }
}

/** The columns that say nothing about leads. */
export const columnsOfCustomers = ['number', 'name', 'city', 'accountType', 'owner', 'changed'] satisfies Column[]

type Text = string | undefined
const id = (text: Text) => (text && isId(text) ? text : undefined)
const day = (text: Text) => (text && isDay(text) ? text : undefined)
const ticked = (text: Text) => text !== undefined || undefined
const oneOf =
  <T extends string>(list: readonly T[]) =>
  (text: Text) =>
    list.find((one) => one === text)
const whole = (digits: number) => (text: Text) =>
  text && /^\d+$/.test(text) && text.length <= digits ? Number(text) : undefined

/** How each filter is read from the URL; what cannot be read is not set. */
const readers = {
  q: (text: Text) => text?.trim().slice(0, 100) || undefined,
  accountType: id,
  funnel: id,
  phase: id,
  owner: (text: Text) => (text === 'nobody' ? text : id(text)),
  team: id,
  state: oneOf(stateFilters),
  closingReason: id,
  due: oneOf(dueFilters),
  stalled: ticked,
  scoreFrom: whole(3),
  scoreTo: whole(3),
  withoutScore: ticked,
  valueFrom: whole(15),
  valueTo: whole(15),
  withoutValue: ticked,
  event: oneOf(eventFilters),
  eventPhase: id,
  became: oneOf(becameFilters),
  moved: oneOf(movedFilters),
  from: day,
  to: day,
  archived: ticked,
} satisfies { [Name in Exclude<keyof ListFilter, 'fields'>]-?: (text: Text) => ListFilter[Name] }

/** The filters with a name of their own in the URL; those of custom fields are named by their ids. */
export const filterNames = Object.keys(readers) as (keyof typeof readers)[]

export function listFilterOf(query: Query): ListFilter {
  const named = Object.fromEntries(filterNames.map((name) => [name, readers[name](query.get(name))]))
  return withoutLoose({ ...named, fields: fieldFiltersOf(query) })
}

/** Events that happen in a phase. */
export const isOfPhase = (event: EventFilter | undefined) =>
  event === 'entered' || event === 'enteredFirst' || event === 'left'

/** What hangs on a filter that is not set lets everything through: it is left out, so that the URL says what is filtered. */
function withoutLoose(filter: ListFilter): ListFilter {
  const { eventPhase, moved, from } = filter
  const lacks = isOfPhase(filter.event) ? !eventPhase : filter.event === 'moved' && !(moved && from)
  const event = lacks ? undefined : filter.event
  const ofPhase = isOfPhase(event) ? {} : { eventPhase: undefined, became: undefined }
  const period = event ? {} : { from: undefined, to: undefined }
  return { ...filter, event, ...ofPhase, ...period, ...(event === 'moved' ? { to: undefined } : { moved: undefined }) }
}

export function listViewOf(query: Query): ListView {
  return {
    ...listFilterOf(query),
    ...orderIn(query.get('sort')),
    savedView: id(query.get('view')),
    after: query.get('after'),
    before: query.get('before'),
  }
}

/** The same view where the funnel is off: what asks about leads is left out. */
export function withoutLeads(view: ListView): ListView {
  const { q, accountType, owner, team, archived, savedView, after, before } = view
  const fields = view.fields?.filter(({ subject }) => subject === 'customer')
  const isOfCustomers =
    sortedFieldIn(view.sort)?.subject === 'customer' || columnsOfCustomers.some((one) => one === view.sort)
  const { sort, descending } = isOfCustomers ? view : { sort: 'name' as const, descending: false }
  const kept = { q, accountType, owner, team, archived, fields, savedView }
  return { ...kept, withoutLeads: true, sort, descending, after, before }
}

/** The URL of a view; a change of filter or order starts at the first page again. */
export function listUrl(view: ListView, change: Partial<ListView> = {}): string {
  const changed = { ...view, after: undefined, before: undefined, ...change }
  const order = orderOf(changed)
  const { after, before, savedView } = changed
  return urlOf(changed, { sort: order === 'name' ? undefined : order, after, before, view: savedView })
}

/** The URL of the list of exactly the rows that a filter lets through. */
export const rowsUrl = (filter: ListFilter): string => urlOf(filter, {})

function urlOf(filter: ListFilter, more: Record<string, Text>): string {
  const named = filterNames.map((name) => [name, filter[name]] as const)
  const query = queryText([...named, ...fieldPairs(filter.fields), ...Object.entries(more)])
  return query ? `/customers?${query}` : '/customers'
}

/** What is set, as the query of a URL. */
export function queryText(pairs: (readonly [string, string | number | boolean | undefined])[]): string {
  const query = new URLSearchParams()
  for (const [name, value] of pairs) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, value === true ? '1' : String(value))
  }
  return query.toString()
}
