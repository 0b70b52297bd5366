import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import type { Import } from './find-import'

export type ColumnContent = { filled: number; values: number; samples: string[] }

/** Of each column: in how many rows it is filled, how many different values it has, and the first few of them. */
export async function lookIntoColumns({ organizationId, id, columns }: Import): Promise<ColumnContent[]> {
  const rows = (await database().execute(sql`
    select at::int - 1 as at, count(*)::int as filled, count(distinct cell)::int as values
    from import_rows, jsonb_array_elements_text(cells) with ordinality as cells(cell, at)
    where organization_id = ${organizationId} and import_id = ${id} and cell <> ''
    group by at`)) as unknown as { at: number; filled: number; values: number }[]
  const first = (await database().execute(sql`
    select at::int - 1 as at, cell from (
      select at, cell, row_number() over (partition by at order by min(line)) as place from (
        select line, cells from import_rows where organization_id = ${organizationId} and import_id = ${id}
        order by line limit 200
      ) as head, jsonb_array_elements_text(cells) with ordinality as cells(cell, at)
      where cell <> '' group by at, cell
    ) as each_value where place <= 3 order by at, place`)) as unknown as { at: number; cell: string }[]
  return columns.map((_, at) => {
    const { filled = 0, values = 0 } = rows.find((row) => row.at === at) ?? {}
    return { filled, values, samples: first.filter((row) => row.at === at).map((row) => row.cell) }
  })
}

/** The different values of a column, the most frequent first; "" for empty cells. The order is always the same. */
export async function listValues({ organizationId, id }: Import, column: number, limit: number) {
  return (await database().execute(sql`
    select cells->>${column}::int as value, count(*)::int as count from import_rows
    where organization_id = ${organizationId} and import_id = ${id} and cells->>${column}::int is not null
    group by 1 order by 2 desc, 1 limit ${limit}`)) as unknown as {
    value: string
    count: number
  }[]
}
