import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes, customers } from '@/db/schema'
import { clock } from '@/lib/clock'
import { createCustomer } from '@/lib/customers/create-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'
import { continueImport } from '@/lib/transfer/continue-import'
import { findImport } from '@/lib/transfer/find-import'
import { startImport } from '@/lib/transfer/start-import'
import { stopImport } from '@/lib/transfer/stop-import'
import type { Target } from '@/lib/transfer/vocabulary'
import { actorOf } from '../../support/cast'
import { bringIn, checked, figuresOf, outcomesOf } from '../../support/import-file'
import { findAccountType } from '../../support/make'

const ana = actorOf('ana')
const columns: Target[] = ['leadExternalId', 'customerName', 'leadState']

/** A file of so many leads of nine customers. */
const fileOf = (mark: string, rows: number) =>
  Array.from({ length: rows }, (_, at) => `${mark}${at},${mark} ${at % 9},Open`).join('\n')

async function leadsOf(id: string) {
  const [made] = await database()
    .select({ count: sql<number>`count(*)::int`, different: sql<number>`count(distinct entity_id)::int` })
    .from(changes)
    .where(and(eq(changes.batchId, id), eq(changes.operation, 'lead.imported')))
  return made
}

test('begun twice is begun once, and three runners at once bring each row in once', async () => {
  const id = await checked(fileOf('runner', 600), columns)
  const figures = await figuresOf(id)
  await Promise.all([startImport(ana, id), startImport(ana, id)])
  await Promise.all([continueImport(ana, id), continueImport(ana, id), continueImport(ana, id)])
  await startImport(ana, id)
  expect(await figuresOf(id)).toEqual(figures)
  expect(await leadsOf(id)).toEqual({ count: 600, different: 600 })
  expect((await findImport(ana, id)).state).toBe('finished')
})

test('goes on where a process that ended in the middle of a batch had come to', async () => {
  const id = await checked(fileOf('ended', 600), columns)
  await startImport(ana, id)
  const { now } = clock
  let lines = 0
  clock.now = () => {
    if (++lines > 1000) throw new Error('the power is gone')
    return now()
  }
  await expect(continueImport(ana, id)).rejects.toThrow('the power is gone')
  clock.now = now
  const before = await leadsOf(id)
  expect(before?.count).toBeGreaterThan(0)
  expect(before?.count).toBeLessThan(600)
  expect((await findImport(ana, id)).state).toBe('running')
  await continueImport(ana, id)
  expect(await leadsOf(id)).toEqual({ count: 600, different: 600 })
})

test('is stopped after a batch, and goes on when asked', async () => {
  const id = await checked(fileOf('stopped', 300), columns)
  await startImport(ana, id)
  await stopImport(ana, id)
  await continueImport(ana, id)
  expect((await findImport(ana, id)).state).toBe('stopped')
  expect((await leadsOf(id))?.count).toBe(0)
  await bringIn(id)
  expect((await leadsOf(id))?.count).toBe(300)
  await stopImport(ana, id)
  expect((await findImport(ana, id)).state).toBe('finished')
})

test('a row for which somebody was faster is refused alone', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `E${at},Race ${at}`).join('\n')
  const id = await checked(rows, ['customerExternalId', 'customerName'], { funnel: null })
  await startImport(ana, id)
  const accountType = (await findAccountType('LEAD')).id
  const taken = CustomerFields(reading('EUR')).parse({ name: 'Faster', externalId: 'E17', accountType })
  await createCustomer(ana, taken)
  await continueImport(ana, id)
  const outcomes = await outcomesOf(id)
  expect(outcomes.filter((one) => one === 'created')).toHaveLength(39)
  expect(outcomes[17]).toBe('updated')
  const named = await database().select().from(customers).where(eq(customers.externalId, 'E17'))
  expect(named).toMatchObject([{ name: 'Race 17', version: 2 }])
})

test('what only the database refuses takes no other row with it', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `d${at},Guarded,Open`).join('\n')
  const id = await checked(rows, columns)
  await database().execute(sql`alter table leads add constraint leads_guard_check check (external_id <> 'd23')`)
  await bringIn(id)
  await database().execute(sql`alter table leads drop constraint leads_guard_check`)
  const outcomes = await outcomesOf(id)
  expect(outcomes[23]).toBe('refusedDatabase')
  expect(outcomes.filter((one) => one === 'created')).toHaveLength(39)
  expect(await leadsOf(id)).toEqual({ count: 39, different: 39 })
})
