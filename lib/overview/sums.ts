import { type SQL, sql } from 'drizzle-orm'

/** Sums over rows r of phase records, of those that fit the condition, as one JSON value; sums of money are text. */
export function sumsWhere(condition: SQL = sql`true`): SQL {
  const sum = (what: SQL) => sql`coalesce(sum(${what}) filter (where ${condition}), 0)::text`
  return sql`json_build_object('count', count(*) filter (where ${condition}),
    'expected', ${sum(sql`r.expected_value`)}, 'recurring', ${sum(sql`r.recurring_value`)},
    'weighted', ${sum(sql`r.expected_value * r.score`)})`
}

/** As it comes from a query; `weighted` is still hundredfold. */
export type SumsRow = { count: number; expected: string; recurring: string; weighted: string }
