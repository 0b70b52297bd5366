import { and, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { accountTypes, changes, closingReasons, customers, leads, phaseRecords } from '@/db/schema'
import { addAccountType } from '@/lib/account-types/add-account-type'
import { addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { findOverview } from '@/lib/overview/find-overview'
import { rateOf } from '@/lib/overview/win-rate'
import { checkImport } from '@/lib/transfer/check-import'
import { continueImport } from '@/lib/transfer/continue-import'
import { findImport, listRefusals } from '@/lib/transfer/find-import'
import { mapImport } from '@/lib/transfer/map-import'
import { startImport } from '@/lib/transfer/start-import'
import { suggestColumns } from '@/lib/transfer/suggest-mapping'
import { beginTakeBack, continueTakeBack } from '@/lib/transfer/take-back-import'
import { uploadImport } from '@/lib/transfer/upload-import'
import { countTakenBack } from '@/lib/undo/take-back-batch'
import { actorOf } from '../../support/cast'
import { rowsBehind, totalsBehind } from '../../support/follow-figure'
import { choices } from '../../support/import-file'
import { findAccountType, findReason } from '../../support/make'
import { hasRealData, realData } from '../../support/real-data'
import { allRows } from '../../support/rows'

const ana = actorOf('ana')
const figures = { customersCreated: 85, customersEdited: 0, leadsCreated: 7375, unchanged: 0, refused: 1425 }

async function makeFunnel() {
  const type = { code: 'SALES', description: 'Sales', orderNumber: null, leadPhases: true, default: false }
  const { entityId: accountTypeId } = await addAccountType(ana, type)
  const phase = async (code: string, phaseType: 'initial' | 'regular' | 'closing', orderNumber: number) =>
    (
      await addLeadPhase(ana, {
        accountTypeId,
        code,
        description: code,
        phaseType,
        orderNumber,
        stalledAfterDays: null,
      })
    ).entityId
  const prospecting = await phase('Prospecting', 'initial', 10)
  const engaging = await phase('Engaging', 'regular', 20)
  await phase('Closed', 'closing', 30)
  return { accountTypeId, prospecting, engaging }
}

// Only where the sample lies beside the repository: it is not ours to copy into it.
describe.skipIf(!hasRealData)('the real export of 8,800 opportunities', () => {
  let brought = { id: '', before: {} }

  test('comes in with the counts, win rate and won value that were computed independently', async () => {
    const { accountTypeId, prospecting, engaging } = await makeFunnel()
    const [won, lost] = [await findReason('WON'), await findReason('LOST')]
    const before = await countAll()
    const id = await uploadImport(ana, 'sales_pipeline.csv', `${realData}sales_pipeline.csv`)
    const { columns, rowCount } = await findImport(ana, id)
    expect(rowCount).toBe(8800)
    const suggested = suggestColumns(columns)
    expect(suggested).toEqual([
      'leadExternalId',
      'owner',
      'leadTitle',
      'customerName',
      'leadState',
      'leadOpenedOn',
      'leadClosedOn',
      'leadExpectedValue',
    ])
    await mapImport(ana, id, {
      columns: suggested,
      dateFormat: 'MM/DD/YYYY',
      numberFormat: 'point',
      missingDay: 'take',
      accountType: accountTypeId,
      funnel: accountTypeId,
      createCustomers: true,
      update: 'overwrite',
      alike: 'enter',
      values: {
        accountType: {},
        owner: {},
        leadState: {
          Prospecting: `phase:${prospecting}`,
          Engaging: `phase:${engaging}`,
          Won: `reason:${won.id}`,
          Lost: `reason:${lost.id}`,
        },
      },
    })
    await checkImport(ana, id)
    expect((await findImport(ana, id)).summary).toMatchObject(figures)
    expect(await countAll()).toEqual(before)

    brought = { id, before: await allRows() }
    await startImport(ana, id)
    await continueImport(ana, id)
    const done = await findImport(ana, id)
    expect(done.summary).toMatchObject(figures)
    expect(await listRefusals(done)).toMatchObject([{ key: 'refusedNoCustomer', count: 1425 }])
    expect((await countAll()).customers - before.customers).toBe(85)
    expect((await countAll()).leads - before.leads).toBe(7375)
    expect(await outcomes(accountTypeId)).toEqual({ won: 4238, lost: 2473, open: 1589 - 1088 + (500 - 337) })
    expect((4238 / (4238 + 2473)).toFixed(4)).toBe('0.6315')
    expect(await wonByQuarter(accountTypeId)).toEqual({
      '2017-1': 1_134_672_00,
      '2017-2': 3_086_111_00,
      '2017-3': 2_982_255_00,
      '2017-4': 2_802_496_00,
    })
    const [batch] = await database()
      .select({ count: sql<number>`count(*)::int` })
      .from(changes)
      .where(and(eq(changes.batchId, id), eq(changes.through, 'import')))
    expect(batch?.count).toBe(7375 + 85)
  }, 120_000)

  test('the overview says the same of it, and each figure lists what it counts', async () => {
    const { id: funnel } = await findAccountType('SALES')
    const of = (from: string, to: string) => findOverview(ana, { from, to, since: from, funnel }, 'Europe/Lisbon')
    const { outcomes, pipeline } = await of('2015-12-01', '2017-12-31')
    const { won, lost, other } = outcomes.all
    expect([won.count, lost.count, other.count, won.expected]).toEqual([4238, 2473, 0, 10_005_534_00n])
    expect(pipeline.all.count).toBe(1589 - 1088 + (500 - 337))
    const rate = rateOf(won.count, won.count + lost.count)
    expect(rate?.share).toBeCloseTo(0.6315, 4)
    expect(rate?.from).toBeCloseTo(0.61989, 5)
    expect(rate?.to).toBeCloseTo(0.64296, 5)
    const quarters = [
      ['2017-01-01', '2017-03-31', 1_134_672_00n],
      ['2017-04-01', '2017-06-30', 3_086_111_00n],
      ['2017-07-01', '2017-09-30', 2_982_255_00n],
      ['2017-10-01', '2017-12-31', 2_802_496_00n],
    ] as const
    // More than two years are shown by quarter.
    const shown = outcomes.times.slice(-4).map(({ from, to, ended }) => [from, to, ended.won.expected])
    expect(shown).toEqual(quarters)
    for (const [from, to, value] of quarters) {
      const quarter = (await of(from, to)).outcomes.all.won
      expect(quarter.expected).toBe(value)
      expect(await totalsBehind(ana, quarter, 'Europe/Lisbon')).toMatchObject({ count: quarter.count, expected: value })
    }
    const listed = await rowsBehind(ana, won, 'Europe/Lisbon')
    expect(listed).toMatchObject({ count: 4238, leads: 4238, expected: 10_005_534_00n })
  })

  test('then accounts.csv finds each of the 85 customers by name', async () => {
    const id = await uploadImport(ana, 'accounts.csv', `${realData}accounts.csv`)
    const columns = suggestColumns((await findImport(ana, id)).columns)
    expect(columns).toEqual(['customerName', null, null, null, null, 'country', null])
    await mapImport(ana, id, await choices(columns))
    await checkImport(ana, id)
    const changed = { customersCreated: 0, customersEdited: 85, leadsCreated: 0, unchanged: 0, refused: 0 }
    expect((await findImport(ana, id)).summary).toMatchObject(changed)
  })

  test('and taken back it leaves the tables as they were', async () => {
    await beginTakeBack(ana, brought.id)
    await continueTakeBack(ana, brought.id)
    expect(await countTakenBack(ana, brought.id)).toEqual({ made: 7460, undone: 7460 })
    expect(await allRows()).toEqual(brought.before)
  }, 120_000)
})

async function countAll() {
  const count = sql<number>`count(*)::int`
  const [customerRow] = await database().select({ count }).from(customers)
  const [leadRow] = await database().select({ count }).from(leads)
  const [typeRow] = await database().select({ count }).from(accountTypes)
  return { customers: customerRow?.count ?? 0, leads: leadRow?.count ?? 0, types: typeRow?.count ?? 0 }
}

async function outcomes(accountTypeId: string) {
  const outcome = sql<string>`coalesce(${closingReasons.outcome}, 'open')`
  const rows = await database()
    .select({ outcome, count: sql<number>`count(*)::int` })
    .from(leads)
    .leftJoin(closingReasons, eq(closingReasons.id, leads.closingReasonId))
    .where(eq(leads.accountTypeId, accountTypeId))
    .groupBy(outcome)
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]))
}

async function wonByQuarter(accountTypeId: string) {
  const quarter = sql<string>`to_char(${leads.closedAt} at time zone 'Europe/Lisbon', 'YYYY-Q')`
  const rows = await database()
    .select({ quarter, sum: sql<string>`sum(${phaseRecords.expectedValue})` })
    .from(leads)
    .innerJoin(closingReasons, eq(closingReasons.id, leads.closingReasonId))
    .innerJoin(phaseRecords, and(eq(phaseRecords.leadId, leads.id), eq(phaseRecords.ordinal, leads.currentOrdinal)))
    .where(and(eq(leads.accountTypeId, accountTypeId), eq(closingReasons.outcome, 'won')))
    .groupBy(quarter)
  return Object.fromEntries(rows.map((row) => [row.quarter, Number(row.sum)]))
}
