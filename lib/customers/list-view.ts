/** How a parameter of the URL is asked for. */
type Query = { get: (name: string) => string | undefined }

export const sorts = ['name', 'changed', 'expected', 'score', 'nextAction', 'city'] as const
export type Sort = (typeof sorts)[number]
export const stateFilters = ['open', 'won', 'lost', 'other', 'none'] as const
export type StateFilter = (typeof stateFilters)[number]
export const dueFilters = ['late', 'week', 'none'] as const
export type DueFilter = (typeof dueFilters)[number]

/** What is shown of the list, and in which order: the query of the URL, read. */
export type ListView = {
  q: string
  accountType?: string
  phase?: string
  owner?: string
  state?: StateFilter
  due?: DueFilter
  archived: boolean
  sort: Sort
  descending: boolean
  after?: string
  before?: string
}

const descendingFirst: Sort[] = ['changed', 'expected', 'score']

export function listViewOf(query: Query, isId: (text: string) => boolean): ListView {
  const idOf = (name: string) => {
    const value = query.get(name)
    return value && (isId(value) || value === 'nobody') ? value : undefined
  }
  const oneOf = <T extends string>(name: string, list: readonly T[]) => list.find((one) => one === query.get(name))
  const sort = oneOf('sort', sorts) ?? 'name'
  const order = query.get('order')
  return {
    q: query.get('q')?.trim().slice(0, 100) ?? '',
    accountType: idOf('accountType'),
    phase: idOf('phase'),
    owner: idOf('owner'),
    state: oneOf('state', stateFilters),
    due: oneOf('due', dueFilters),
    archived: query.get('archived') !== undefined,
    sort,
    descending: order ? order === 'down' : descendingFirst.includes(sort),
    after: query.get('after'),
    before: query.get('before'),
  }
}

/** The URL of a view; a change of filter or order starts at the first page again. */
export function listUrl(view: ListView, change: Partial<ListView> = {}): string {
  const { q, accountType, phase, owner, state, due, archived, sort, descending, after, before } = {
    ...view,
    after: undefined,
    before: undefined,
    ...change,
  }
  const order = descending === descendingFirst.includes(sort) ? undefined : descending ? 'down' : 'up'
  const pairs = { q, accountType, phase, owner, state, due, archived: archived ? '1' : undefined, after, before }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...pairs, sort: sort === 'name' ? undefined : sort, order })) {
    if (value) query.set(name, value)
  }
  const text = query.toString()
  return text ? `/customers?${text}` : '/customers'
}
