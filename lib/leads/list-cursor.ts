import { type SQL, sql } from 'drizzle-orm'
import { type SortedField, sortedFieldIn } from '../customers/field-sorts'
import type { ListView, Sort } from '../customers/list-view'
import { isId } from '../ids'
import { askedOfField, isEmptied } from './field-values'
import { sortKeyOf } from './list-sorts'
import { type Rows, shownLeads, standsAlone } from './rows-of-view'
import { isOfCustomers } from './sort-key'

/**
 * Where a page of the list begins or ends: the value sorted by (null: the row has none), the customer and, when the row
 * has one, the lead; in an order by groups the group among those of one value.
 */
export type Cursor = { key: string | null; customerId: string; leadId: string; group: string | null }

/** Rows with the value sorted by stand first, those without after them, whatever the direction. */
export type Stretch = 'with' | 'without'

const noLead = '00000000-0000-0000-0000-000000000000'
export const leadOrNone = sql`coalesce(l.id, ${noLead}::uuid)`

/** The stretches of an order in which a view can have rows, from the one in which the cursor stands. */
export function stretchesOf(view: Rows & Pick<ListView, 'sort'>, back: boolean, cursor?: Cursor): Stretch[] {
  const { lacks } = sortKeyOf(view.sort)
  const can = lacks ? canHave(view) : { with: true, without: false }
  const all: Stretch[] = back ? ['without', 'with'] : ['with', 'without']
  return all.slice(cursor ? all.indexOf(stretchOf(cursor)) : 0).filter((stretch) => can[stretch])
}

export const stretchOf = ({ key }: Cursor): Stretch => (key === null ? 'without' : 'with')

/** What the filters rule out is not looked for: there would be nothing to find at the end of all rows. */
function canHave(view: Rows & Pick<ListView, 'sort'>): Record<Stretch, boolean> {
  const field = sortedFieldIn(view.sort)
  if (field) return canHaveIn(field, view)
  const shown = shownLeads(view)
  const { due, owner, team, scoreFrom, scoreTo, valueFrom, valueTo, withoutScore, withoutValue } = view
  const ranged = (...limits: (number | undefined)[]) => limits.some((limit) => limit !== undefined)
  const ofOpen = shown !== 'none' && shown !== 'closed'
  const all = { with: shown !== 'none', without: true }
  const ruled: Partial<Record<Sort, Record<Stretch, boolean>>> = {
    phase: { with: shown !== 'none', without: standsAlone(view) },
    closingReason: { with: shown !== 'none' && shown !== 'open', without: shown !== 'closed' },
    nextAction: { with: ofOpen && due !== 'none', without: !due || due === 'none' },
    score: { with: all.with && !withoutScore, without: !ranged(scoreFrom, scoreTo) },
    expected: { with: all.with && !withoutValue, without: !ranged(valueFrom, valueTo) },
    recurring: all,
    weighted: { with: ofOpen && !withoutScore && !withoutValue, without: true },
    owner: { with: owner !== 'nobody', without: !team && (!owner || owner === 'nobody') },
  }
  return ruled[view.sort] ?? { with: true, without: true }
}

const canHaveIn = (field: SortedField, view: Rows): Record<Stretch, boolean> => ({
  with: !isEmptied(view, field) && (field.subject === 'customer' || shownLeads(view) !== 'none'),
  without: !askedOfField(view, field),
})

export function within(stretch: Stretch, sort: Sort): SQL | undefined {
  const { has, lacks } = sortKeyOf(sort)
  return stretch === 'with' ? has : lacks
}

/** Whether rows of one value stand by customer, else by lead: the lead's id stands beside the value in its index. */
export function isByCustomer(sort: Sort, { key, group }: Pick<Cursor, 'key' | 'group'>): boolean {
  const { along, groups } = sortKeyOf(sort)
  if (key === null) return true
  return groups ? groups.isByCustomer(group ?? '') : isOfCustomers(along)
}

/** What a row of a stretch stands by: the value, its group, and the ids that tell rows of one value apart. */
export function orderOf(stretch: Stretch, sort: Sort): Record<'value' | 'group' | 'first' | 'second', SQL> {
  const { value, groups, along } = sortKeyOf(sort)
  const byCustomer = { first: sql`c.id`, second: leadOrNone }
  const byLead = { first: sql`l.id`, second: leadOrNone }
  if (stretch === 'without') return { value: sql`null::int`, group: sql`null::text`, ...byCustomer }
  if (groups) return { value, group: groups.of, first: groups.first, second: leadOrNone }
  return { value, group: sql`null::text`, ...(isOfCustomers(along) ? byCustomer : byLead) }
}

const row = (parts: (SQL | undefined)[]) =>
  sql`(${sql.join(
    parts.filter((part) => part !== undefined),
    sql`, `,
  )})`

/** The rows beyond a cursor, in its stretch. */
export function beyond(cursor: Cursor, sort: Sort, down: boolean): SQL {
  const { groups, parse } = sortKeyOf(sort)
  const { value, group, first, second } = orderOf(stretchOf(cursor), sort)
  const [customer, lead] = [sql`${cursor.customerId}::uuid`, sql`${cursor.leadId}::uuid`]
  const ids = [isByCustomer(sort, cursor) ? customer : lead, lead]
  const than = down ? sql`<` : sql`>`
  if (cursor.key === null) return sql`${row([first, second])} ${than} ${row(ids)}`
  const grouped = groups && group
  return sql`${row([value, grouped, first, second])} ${than} ${row([parse(cursor.key), groups && sql`${cursor.group}::text`, ...ids])}`
}

export const allOneWay = (parts: SQL[], down: boolean): SQL =>
  sql.join(
    parts.map((part) => sql`${part} ${down ? sql`desc` : sql`asc`}`),
    sql`, `,
  )

/** The order of both stretches in one statement. */
export function inWholeOrderOf(sort: Sort, down: boolean): SQL {
  const { lacks, groups } = sortKeyOf(sort)
  const { value, group, first, second } = orderOf('with', sort)
  const parts = [value, ...(groups ? [group] : []), first, second]
  if (!lacks) return allOneWay(parts, down)
  const has = parts.map((part) => sql`case when not (${lacks}) then ${part} end`)
  return sql`(${lacks}), ${allOneWay([...has, sql`c.id`, leadOrNone], down)}`
}

type Ending = { key: string | null; group: string | null; customerId: string; leadId: string | null }

export const writeCursor = ({ key, customerId, leadId, group }: Ending) =>
  Buffer.from(JSON.stringify([key, customerId, leadId ?? noLead, ...(group === null ? [] : [group])])).toString(
    'base64url',
  )

const isGroup = (text: unknown) =>
  typeof text === 'string' && isId(text.slice(0, 36)) && /^[012]?$/.test(text.slice(36))

/** A cursor that was made up, cut off or made for another order is no cursor: the first page. */
export function readCursor(text: string | undefined, sort: Sort): Cursor | undefined {
  try {
    const parts = JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as unknown
    if (!Array.isArray(parts) || parts.length < 3 || parts.length > 4) return undefined
    const [key, customerId, leadId, group = null] = parts as unknown[]
    const { is, lacks, groups } = sortKeyOf(sort)
    const fits = key === null ? lacks !== undefined : typeof key === 'string' && is(key)
    const known = typeof customerId === 'string' && isId(customerId) && typeof leadId === 'string' && isId(leadId)
    const grouped = groups && key !== null ? isGroup(group) : group === null
    return fits && known && grouped
      ? { key: key as string | null, customerId, leadId, group: group as string | null }
      : undefined
  } catch {
    return undefined
  }
}
