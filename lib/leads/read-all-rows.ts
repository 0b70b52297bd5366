import { type SQL, sql } from 'drizzle-orm'
import { inPieces } from '@/db/in-pieces'
import type { Value } from '../custom-fields/vocabulary'
import type { ListView } from '../customers/list-view'
import type { Actor } from '../permissions/actor'
import type { Ground } from './ground'
import { inWholeOrderOf } from './list-cursor'
import { type ListRow, numbered, rowColumns } from './list-rows'
import { sortKeyOf } from './list-sorts'
import { type Rows, rowsOfView } from './rows-of-view'

/** A row with all that is kept of its customer, and with the days of its lead in the organization's time zone. */
export type FullRow = ListRow & {
  externalId: string | null
  ownerEmail: string | null
  street: string | null
  houseNumber: string | null
  postalCode: string | null
  country: string | null
  phone: string | null
  mobile: string | null
  email: string | null
  website: string | null
  registrationNumber: string | null
  vatNumber: string | null
  source: string | null
  remark: string | null
  contact: string | null
  leadExternalId: string | null
  openedOn: string | null
  closedOn: string | null
  changedOn: string
  /** What stands in custom fields, by the id of the field. */
  customerValues: Record<string, Value> | null
  leadValues: Record<string, Value> | null
}

/** Read with the row itself: they are of the same moment. */
const valuesOf = (table: SQL, of: SQL) => sql`(
  select jsonb_object_agg(v.field_id, coalesce(to_jsonb(v.text), to_jsonb(v.number), to_jsonb(v.amount), to_jsonb(v.day),
    to_jsonb(v.is_on), to_jsonb(v.choice_id), to_jsonb(v.choice_ids), to_jsonb(v.user_id)))
  from ${table} v where ${of})`

/** Every row of a view in its order, some at a time, as they stood when the first was read. */
export async function* readAllRows(actor: Actor, view: ListView & Rows, ground: Ground): AsyncGenerator<FullRow[]> {
  const day = (instant: string) => sql`(${sql.raw(instant)} at time zone ${ground.timeZone})::date::text`
  const pieces = inPieces<FullRow>(
    sql`
      select ${rowColumns}, c.external_id as "externalId", u.email as "ownerEmail", c.street,
        c.house_number as "houseNumber", c.postal_code as "postalCode", c.country, c.phone, c.mobile, c.email,
        c.website, c.registration_number as "registrationNumber", c.vat_number as "vatNumber", c.source, c.remark,
        (select k.name from contacts k where k.organization_id = c.organization_id and k.customer_id = c.id
          and k.is_primary) as contact,
        l.external_id as "leadExternalId", ${day('l.opened_at')} as "openedOn", ${day('l.closed_at')} as "closedOn",
        ${day('greatest(c.updated_at, l.updated_at)')} as "changedOn",
        ${valuesOf(sql`customer_values`, sql`v.organization_id = c.organization_id and v.customer_id = c.id`)} as "customerValues",
        ${valuesOf(sql`lead_values`, sql`v.organization_id = l.organization_id and v.lead_id = l.id`)} as "leadValues"
      ${rowsOfView(actor, view, ground, { joined: sortKeyOf(view.sort).joined })}
      order by ${inWholeOrderOf(view.sort, view.descending)}`,
    500,
  )
  for await (const rows of pieces) yield rows.map(numbered)
}
