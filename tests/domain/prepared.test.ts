import { eq, sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { connect, type Reader } from '@/db/client'
import { organizations } from '@/db/schema'

const one = connect(process.env.DATABASE_URL ?? '', { max: 1 })
afterEach(() => one.$client.end())

/** What one connection keeps ready, in any of them. */
const kept = async (reader: Reader) => {
  const rows = (await reader.execute(
    sql`select statement from pg_prepared_statements where statement like '%organizations%'`,
  )) as unknown as { statement: string }[]
  return rows.map(({ statement }) => statement)
}

test('a connection prepares what is built, inside of transactions too, and not what is written out', async () => {
  const found = (reader: Reader, name: string) =>
    reader.select({ id: organizations.id }).from(organizations).where(eq(organizations.name, name))
  await found(one, 'Nobody')
  await found(one, 'Somebody')
  await one.execute(sql`select 1 from organizations where name = ${'Nobody'}`)
  expect(await kept(one)).toEqual(['select "id" from "organizations" where "organizations"."name" = $1'])

  await one.transaction(async (tx) => {
    await tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.name, 'Nobody'))
    await tx.transaction((inside) =>
      inside.update(organizations).set({ name: 'Nobody' }).where(eq(organizations.name, 'Nobody')),
    )
    expect(await kept(tx)).toHaveLength(3)
  })
})
