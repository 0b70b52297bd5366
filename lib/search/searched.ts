import { type SQL, sql } from 'drizzle-orm'
import { plainText } from '@/db/columns'
import { activityText } from '@/db/schema'
import { asAsked } from '../customers/search-text'
import { type Searched, searchedCustomers } from '../customers/searched'

/** What a search everywhere looks for: the rows `as` have an id, and stand in an index in the order of their last change. */
export type Ranked = Searched & {
  as: 'c' | 'l' | 'a'
  /** Rows that rank first, where an index finds them. */
  first?: (organizationId: string, query: string) => SQL[]
}

export const customersByText: Ranked = {
  ...searchedCustomers,
  as: 'c',
  first: (organizationId, query) => {
    const asked = asAsked(query)
    const start = `${asked.slice(0, 40).replace(/[\\%_]/g, '\\$&')}%`
    const of = (condition: SQL) => sql`select c.id from ${searchedCustomers.rows(organizationId)} and ${condition}`
    return [
      of(sql`c.number in (${asked}, ${asked.toUpperCase()})`),
      sql`${of(sql`left(c.search_text, 40) like ${start}`)} order by left(c.search_text, 40) using ~<~`,
    ]
  },
}

export const leadsByTitle: Ranked = {
  as: 'l',
  rows: (organizationId) => sql`leads l where l.organization_id = ${organizationId} and l.title is not null`,
  text: plainText(sql`l.title`),
}

export const activitiesByText: Ranked = {
  as: 'a',
  rows: (organizationId) => sql`activities a where a.organization_id = ${organizationId}`,
  text: activityText(sql`a.text`, sql`a.result`),
}
