import { sql } from 'drizzle-orm'
import type { IsClaimed } from '../customers/create-customer'
import type { Import } from './find-import'
import { Mapping } from './mapping'

/** So many numbers are looked for at once. */
const window = 10_000

/**
 * Says which numbers rows of a file claim for their own customers. For a whole run: the file is read again only when those
 * that were looked for are used up.
 */
export function claimedNumbers(): (found: Import) => IsClaimed {
  let from = Number.POSITIVE_INFINITY
  let numbers = new Set<number>()
  return ({ organizationId, id, mapping }) =>
    async (tx, number) => {
      const column = Mapping.safeParse(mapping).data?.columns.indexOf('customerNumber') ?? -1
      if (column < 0) return false
      if (number < from || number >= from + window) {
        const rows = await tx.execute<{ number: number }>(sql`
          select distinct number::float8 as number
          from (
            select case when cells->>${column}::int ~ '^[1-9][0-9]{0,14}$' then (cells->>${column}::int)::bigint end as number
            from import_rows where organization_id = ${organizationId} and import_id = ${id}) as claims
          where number between ${number} and ${number + window - 1}`)
        from = number
        numbers = new Set(rows.map((row) => row.number))
      }
      return numbers.has(number)
    }
}
