import { type SQL, sql } from 'drizzle-orm'

/** Sums of kept totals t that fit the condition, as one JSON value; sums of money are text. */
export function sumsWhere(condition: SQL = sql`true`): SQL {
  const sum = (column: SQL) => sql`coalesce(sum(${column}) filter (where ${condition}), 0)`
  return sql`json_build_object('count', ${sum(sql`t.count`)}, 'expected', ${sum(sql`t.expected`)}::text,
    'recurring', ${sum(sql`t.recurring`)}::text, 'weighted', ${sum(sql`t.weighted`)}::text)`
}

/** As it comes from a query; `weighted` is still hundredfold. */
export type SumsRow = { count: number; expected: string; recurring: string; weighted: string }
