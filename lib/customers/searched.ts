import { type SQL, sql } from 'drizzle-orm'

/** What is searched: the rows that an organization has, as FROM and WHERE, and the text of each that words stand in. */
export type Searched = { rows: (organizationId: string) => SQL; text: SQL }

/** Name, number, city, e-mail, telephones and contacts of the customers `c`. */
export const searchedCustomers: Searched = {
  rows: (organizationId) => sql`customers c where c.organization_id = ${organizationId}`,
  text: sql`c.search_text`,
}
