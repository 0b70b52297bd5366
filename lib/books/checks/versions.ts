import { sql } from 'drizzle-orm'
import { customers } from '@/db/schema'
import { type Check, told } from '../check'
import { keyRanges } from '../key-ranges'

type Counted = { table: string; id: string; customerId: string; version: number; records: number; last: number | null }

/** Each customer, contact, lead, activity and file has a record for each of its versions: what a form that comes late is held against. */
export const versions: Check = async function* check(db, organizationId) {
  for await (const { after, upTo } of keyRanges(db, customers, organizationId, 1000)) {
    const rows = (await db.execute(sql`
      select mine.*, recorded.records, recorded.last from (
        select 'customers' as "table", 'customer' as entity, id, id as "customerId", version from customers
        where organization_id = ${organizationId} and id > ${after} and id <= ${upTo}
        union all
        select 'contacts', 'contact', id, customer_id, version from contacts
        where organization_id = ${organizationId} and customer_id > ${after} and customer_id <= ${upTo}
        union all
        select 'leads', 'lead', id, customer_id, version from leads
        where organization_id = ${organizationId} and customer_id > ${after} and customer_id <= ${upTo}
        union all
        select 'activities', 'activity', id, customer_id, version from activities
        where organization_id = ${organizationId} and customer_id > ${after} and customer_id <= ${upTo}
        union all
        select 'files', 'file', id, customer_id, version from files
        where organization_id = ${organizationId} and customer_id > ${after} and customer_id <= ${upTo}
      ) as mine, lateral (
        select count(*)::int as records, max(entity_version) as last from changes
        where organization_id = ${organizationId} and entity = mine.entity and entity_id = mine.id
      ) as recorded`)) as unknown as Counted[]
    const findings = rows.flatMap(({ table, id, customerId, version, records, last }) => {
      const finding = { table, key: { id }, customerId }
      if (version !== last) return [{ ...finding, column: 'version', stands: told(version), should: told(last) }]
      if (records === version) return []
      return [{ ...finding, column: 'changes', stands: told(records), should: told(version) }]
    })
    yield { rows: rows.length, findings }
  }
}
