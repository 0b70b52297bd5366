import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { type Database, database } from '@/db/client'
import { Missing, Refusal, type RefusalKey } from '@/lib/refusal'

/** Carries something out, expects this "no" of it, and that not one row of the database differs afterwards. */
export async function expectRefusal(work: () => Promise<unknown>, key: RefusalKey | 'missing', field?: string) {
  const before = await fingerprint()
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (key === 'missing') expect(error).toBeInstanceOf(Missing)
  else {
    expect(error).toBeInstanceOf(Refusal)
    expect({ key: (error as Refusal).key, field: (error as Refusal).field }).toEqual({ key, field })
  }
  expect(await fingerprint()).toEqual(before)
}

/** Everything in the database, small enough to compare. */
export async function fingerprint(db: Database = database()): Promise<Record<string, string>> {
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'sign_in_guesses' order by 1`,
  )
  const prints: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await db.execute<{ print: string }>(
      sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from ${sql.identifier(name)} t`,
    )
    prints[name] = row?.print ?? ''
  }
  return prints
}
