import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { changes, customers } from '@/db/schema'
import { clock } from '@/lib/clock'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { archiveClosingReason } from '@/lib/closing-reasons/archive-closing-reason'
import { createCustomer } from '@/lib/customers/create-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { continueImport } from '@/lib/transfer/continue-import'
import { findImport } from '@/lib/transfer/find-import'
import { loadLookups } from '@/lib/transfer/lookups'
import { startImport } from '@/lib/transfer/start-import'
import { stopImport } from '@/lib/transfer/stop-import'
import type { Target } from '@/lib/transfer/vocabulary'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { actorOf } from '../../support/cast'
import { makeFunnel, noSettlement, phaseIn } from '../../support/funnel'
import { bringIn, checked, choices, figuresOf, outcomesOf } from '../../support/import-file'
import { findAccountType } from '../../support/make'
import { makeMember } from '../../support/members'
import { closingReasonForm } from '../../support/targets'
import { whileOpen } from '../../support/while-open'

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
  const id = await checked(fileOf('stopped', 3000), columns)
  await startImport(ana, id)
  const running = continueImport(ana, id)
  await expect.poll(async () => (await leadsOf(id))?.count, { timeout: 10_000 }).toBeGreaterThan(0)
  await stopImport(ana, id)
  await running
  expect((await findImport(ana, id)).state).toBe('stopped')
  expect((await leadsOf(id))?.count).toBeLessThan(3000)
  await bringIn(id)
  expect((await leadsOf(id))?.count).toBe(3000)
  await stopImport(ana, id)
  expect((await findImport(ana, id)).state).toBe('finished')
})

test.each(['a phase', 'a closing reason', 'a person'])(
  'while rows are worked out %s that they may name stays in use',
  async (what) => {
    const { type } = await makeFunnel()
    const { seen } = await phaseIn(type.id, 'TALK')
    const { entityId: closingReasonId } = await addClosingReason(ana, closingReasonForm())
    const { userId } = await makeMember()
    const gone = await whileOpen(
      async (within) => loadLookups(within, ana, await choices(columns, { funnel: type.id }), { lock: true }),
      () =>
        what === 'a phase'
          ? archiveLeadPhase(ana, { ...seen, ...noSettlement })
          : what === 'a person'
            ? deactivateMember(ana, { userId, version: 3, owner: null })
            : archiveClosingReason(ana, { closingReasonId, version: 1 }),
    )
    expect(gone).toMatchObject({ waited: true, status: 'fulfilled' })
  },
)

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
