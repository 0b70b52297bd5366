import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customers, leads, phaseRecords } from '@/db/schema'
import { keptCells } from '@/lib/changes/totals/kept'
import { stayTotals } from '@/lib/changes/totals/stay-totals'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { checkImport } from '@/lib/transfer/check-import'
import { findImport, listRefusals } from '@/lib/transfer/find-import'
import { listValues, lookIntoColumns } from '@/lib/transfer/look-into-columns'
import { mapImport } from '@/lib/transfer/map-import'
import { refusedCsv } from '@/lib/transfer/refused-csv'
import { startImport } from '@/lib/transfer/start-import'
import { uploadImport } from '@/lib/transfer/upload-import'
import type { Target } from '@/lib/transfer/vocabulary'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { at } from '../../support/clock'
import { expectRefusal, fingerprint } from '../../support/expect-refusal'
import {
  bringIn,
  checked,
  choices,
  figuresOf,
  mapped,
  outcomesOf,
  readAll,
  upload,
  withFileOf,
} from '../../support/import-file'
import { findPhase, makeCustomer } from '../../support/make'
import { expectReplayed } from '../../support/replay'

const ana = actorOf('ana')
const leadColumns: Target[] = [
  ...(['leadExternalId', 'customerName', 'leadState', 'leadExpectedValue', 'leadOpenedOn', 'leadClosedOn'] as const),
]
const findByName = async (name: string) =>
  (await database().select().from(customers).where(eq(customers.name, name)))[0] ?? expect.fail(`no customer ${name}`)
const findByExternalId = async (id: string) =>
  (await database().select().from(leads).where(eq(leads.externalId, id)))[0] ?? expect.fail(`no lead ${id}`)

describe('leads', () => {
  test('keep their own days; each is a change of its own in the batch of the import', async () => {
    const id = await checked('k1,Keep,Won,1200.50,2026-01-05,2026-02-05\nk2,Keep,Open,,2026-01-06,', leadColumns)
    await bringIn(id)
    const [won, open] = [await findByExternalId('k1'), await findByExternalId('k2')]
    const [openedAt, closedAt] = [new Date('2026-01-05T12:00Z'), new Date('2026-02-05T12:00Z')]
    expect(won).toMatchObject({ state: 'closed', openedAt, closedAt, closedBy: ana.userId, currentOrdinal: 2 })
    expect(open).toMatchObject({ state: 'open', closedAt: null, leadPhaseId: (await findPhase('MEET')).id })
    expect(await recordsOf(won.id)).toMatchObject([
      { leadPhaseId: (await findPhase('CALL')).id, enteredAt: openedAt, endedAt: closedAt, expectedValue: null },
      { leadPhaseId: (await findPhase('CLOSED')).id, enteredAt: closedAt, endedAt: closedAt, expectedValue: 120_050 },
    ])
    const made = { operation: 'lead.imported', through: 'import', batchId: id, customerId: won.customerId }
    expect(await changesOf(won.id)).toMatchObject([{ ...made, facts: { outcome: 'won' } }])
    expect(await changesOf(won.customerId)).toMatchObject([{ operation: 'customer.created', batchId: id }])
  })

  test('say nothing about how long leads stay in a phase: nobody knows since when they stand where they do', async () => {
    const stays = async () => {
      const cells = await keptCells(database(), stayTotals, ana.organizationId)
      return new Map(cells.map(({ key, count }) => [key, count]))
    }
    const before = await stays()
    at('2026-03-09T08:00:00Z')
    await bringIn(await checked('u1,Usual,Won,1,2026-01-05,2026-02-05\nu2,Usual,Open,,2026-01-07,', leadColumns))
    expect(await stays()).toEqual(before)
    // Of one that is opened on the day of its import it is known.
    await bringIn(await checked('u3,Usual,Open,,,\nu4,Usual,Won,1,2026-03-09,2026-03-09', leadColumns))
    const more = [...(await stays())].filter(([key, count]) => count !== (before.get(key) ?? '0'))
    expect(more).toEqual([[`${(await findPhase('MEET')).id} open 2026-03-09 0`, '1']])
  })

  test('without a column of phases start in the initial one, today; a day of today is not in the future', async () => {
    const now = at('2026-03-09T08:00:00Z')
    await bringIn(await checked('s1,Start,\ns2,Start,2026-03-09', ['leadExternalId', 'customerName', 'leadOpenedOn']))
    for (const id of ['s1', 's2'])
      expect(await findByExternalId(id)).toMatchObject({ openedAt: now, currentOrdinal: 1 })
  })

  test('are refused row by row, each with its reason', async () => {
    at('2026-03-09T08:00:00Z')
    const id = await checked(
      [
        'r1,Um,Won,1200,2026-01-05,2026-02-05',
        'r2,Um,Elsewhere,1,2026-01-05,',
        'r3,Dois,Won,x,2026-01-05,2026-02-05',
        'r4,Dois,Won,5,2026-03-05,2026-02-05',
        'r5,Dois,Won,5,2026-03-05,',
        'r6,Dois,Won,5,2026-03-05,2026-03-10',
        'r7,,Open,1,,',
        'r1,Um,Open,1,,',
        'r8,Um,Open,1,31.12.2025,',
        'short,row',
        'r9,Um,constructor,1,,',
      ].join('\n'),
      leadColumns,
    )
    const expected = [
      'created',
      ...['refusedState', 'refusedAmount', 'refusedClosedBefore', 'refusedNoClosingDay', 'refusedFuture'],
      ...['refusedNoCustomer', 'refusedLeadExists', 'refusedDay', 'refusedRagged', 'refusedState'],
    ]
    expect(await outcomesOf(id)).toEqual(expected)
    await bringIn(id)
    expect(await outcomesOf(id)).toEqual(expected)
    expect((await listRefusals(await findImport(ana, id)))[0]).toMatchObject({ key: 'refusedState', lines: [3, 12] })
  })

  test('go to whom the file says, to nobody where it says so, else to the owner of the customer', async () => {
    const { userId: joost } = actorOf('joost')
    await makeCustomer('tiago', { name: 'Owned' })
    const values = { owner: { J: joost, X: '' } }
    const id = await checked('o1,Owned,J\no2,Owned,X\no3,Owned,', ['leadExternalId', 'customerName', 'owner'], {
      values,
    })
    await bringIn(id)
    const owners = await Promise.all(['o1', 'o2', 'o3'].map(async (lead) => (await findByExternalId(lead)).ownerId))
    expect(owners).toEqual([joost, null, actorOf('tiago').userId])
    expect(await findByName('Owned')).toMatchObject({ ownerId: actorOf('tiago').userId, version: 1 })
  })
})

describe('customers', () => {
  const alone = { funnel: null }

  test('are found by name, and keep what the file leaves empty', async () => {
    await bringIn(await checked('Drei,Bonn', ['customerName', 'city'], alone))
    const columns: Target[] = ['customerName', 'city', 'phone']
    const second = await checked('drei,,+49 228 555\nDREI,Bonn,', columns, alone)
    expect(await outcomesOf(second)).toEqual(['updated', 'unchanged'])
    await bringIn(second)
    expect(await outcomesOf(second)).toEqual(['updated', 'unchanged'])
    const row = await findByName('Drei')
    expect(row).toMatchObject({
      city: 'Bonn',
      phone: '+49 228 555',
      version: 2,
      searchText: expect.stringContaining('228555'),
    })
    expect((await changesOf(row.id)).map(({ operation }) => operation)).toEqual(['customer.created', 'customer.edited'])
  })

  test('are found by number and external id first; what may mean several is refused', async () => {
    const columns: Target[] = ['customerNumber', 'customerExternalId', 'customerName']
    await bringIn(await checked('N1,E1,Twin\nN2,E2,Twin\nN3,,Third', columns, alone))
    const id = await checked('N1,E2,x\n,,Twin\nN2,,Renamed\n,E3,Third\n,E1,\nN9,E9,', columns, alone)
    const expected = [
      ...['refusedSeveral', 'refusedSeveral', 'updated', 'updated', 'unchanged'],
      ...['refusedUnknownCustomer'],
    ]
    expect(await outcomesOf(id)).toEqual(expected)
    await bringIn(id)
    expect(await outcomesOf(id)).toEqual(expected)
    expect(await findByName('Renamed')).toMatchObject({ number: 'N2', externalId: 'E2' })
    expect(await findByName('Third')).toMatchObject({ number: 'N3', externalId: 'E3' })
  })

  test('get the next numbers, but none that another row of the file claims', async () => {
    const next = Number((await findCustomerNumber()) + 1)
    const rows = `,Auto one\n${next + 1},Claims\n,Auto two`
    await bringIn(await checked(rows, ['customerNumber', 'customerName'], alone))
    const numbers = ['Auto one', 'Claims', 'Auto two'].map(async (name) => (await findByName(name)).number)
    expect(await Promise.all(numbers)).toEqual([`${next}`, `${next + 1}`, `${next + 2}`])
  })

  test('are refused where they are archived, unknown or not as a form would take them', async () => {
    const { id: archived } = await makeCustomer('ana', { name: 'Old' })
    await archiveCustomer(ana, { customerId: archived, version: 1 })
    const id = await checked('Old,Bonn,\nNew,,a@b\nNew,,a@b.pt\nUnknown,,', ['customerName', 'city', 'email'], {
      ...alone,
      createCustomers: false,
    })
    expect(await outcomesOf(id)).toEqual([
      ...['refusedArchived', 'refusedField', 'refusedUnknownCustomer', 'refusedUnknownCustomer'],
    ])
    const [field] = (await listRefusals(await findImport(ana, id))).filter(({ key }) => key === 'refusedField')
    expect(field?.values).toMatchObject({ target: 'email', rule: 'email', value: 'a@b' })
  })
})

test('the import does what its rehearsal said, and its change records are the tables', async () => {
  const name = fc.constantFrom('Alfa', 'alfa', 'Beta', 'Gama', '')
  const externalId = fc.constantFrom('', 'X1', 'X2', 'X3')
  const email = fc.constantFrom('', 'a@b.pt', 'wrong')
  const state = fc.constantFrom('Open', 'Won', 'Lost', 'Odd', '')
  const day = fc.constantFrom('', '2026-01-05', '2026-02-05', '5.1.2026')
  const value = fc.constantFrom('', '10', '1,000.50', '-1')
  const leadId = fc.integer({ min: 0, max: 30 }).map((number) => (number ? `p${number}` : ''))
  const row = fc.tuple(name, externalId, email, leadId, state, value, day, day).map((cells) => cells.join(','))
  const columns: Target[] = [
    ...(['customerName', 'customerExternalId', 'email', 'leadExternalId', 'leadState'] as const),
    ...(['leadExpectedValue', 'leadOpenedOn', 'leadClosedOn'] as const),
  ]
  const values = { leadState: { ...(await choices(columns)).values.leadState, '': '' } }
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 25 }), async (rows) => {
      const id = await checked(`x\n${rows.join('\n')}`, columns, { values })
      const [said, figures] = [await outcomesOf(id), await figuresOf(id)]
      await bringIn(id)
      expect(await outcomesOf(id)).toEqual(said)
      expect(await figuresOf(id)).toEqual(figures)
    }),
    { numRuns: 25 },
  )
  await expectReplayed()
}, 120_000)

test('the rehearsal writes nothing but what it says', async () => {
  const id = await mapped('w1,Writes,Open,1,,', leadColumns)
  const { imports: _, import_rows: __, ...before } = await fingerprint()
  await checkImport(ana, id)
  const { imports: ___, import_rows: ____, ...after } = await fingerprint()
  expect(after).toEqual(before)
})

test('the file of the refused rows says why, and comes in once it is corrected', async () => {
  const id = await checked('f1,,Open,1,,\nf2,Fine,Open,2,,\nf3,Fine,"=Odd",3,,', leadColumns)
  await bringIn(id)
  const parts: string[] = []
  const found = await findImport(ana, id)
  for await (const part of refusedCsv(found, { row: 'Row', why: 'Why' }, ({ key }) => `because ${key}`))
    parts.push(part)
  const text = parts.join('')
  expect(text).toContain("'=Odd")
  expect((await readAll(text)).map(({ cells }) => cells.slice(0, 5))).toEqual([
    ['Row', 'Why', 'column 0', 'column 1', 'column 2'],
    ['2', 'because refusedNoCustomer', 'f1', '', 'Open'],
    ['4', 'because refusedState', 'f3', 'Fine', '=Odd'],
  ])
  const corrected = await upload(text.replace('f1,,', 'f1,Fine,').replace("'=Odd", 'Open'))
  await mapImport(ana, corrected, await choices([null, null, ...leadColumns]))
  await checkImport(ana, corrected)
  expect(await outcomesOf(corrected)).toEqual(['created', 'created'])
})

describe('an upload', () => {
  test('leaves nothing behind when it is refused', async () => {
    const wide = Array.from({ length: 201 }, (_, column) => column).join(',')
    await expectRefusal(() => upload('name\n'), 'import.empty', 'file')
    await expectRefusal(() => upload(''), 'import.empty', 'file')
    const picture = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7) % 256))
    await expectRefusal(() => upload(picture), 'import.notText', 'file')
    await expectRefusal(() => upload(`${wide}\n${wide}`), 'import.tooManyColumns', 'file')
    await expectRefusal(() => upload(`a\n${'b\n'.repeat(1500)}"c`), 'import.quoteOpen', 'file')
    await expectRefusal(() => upload(`a,b\n${','.repeat(1_100_000)}\n1,2`), 'import.rowTooLong', 'file')
  })

  test('is for admins, and of another organization not there', async () => {
    for (const name of ['miriam', 'joost', 'ines'] as const) {
      const work = (path: string) => uploadImport(actorOf(name), 'x.csv', path)
      await expectRefusal(() => withFileOf('name\nNo\n', work), 'forbidden')
    }
    const id = await mapped('Ours', ['customerName'])
    await expectRefusal(() => checkImport(actorOf('stranger'), id), 'missing')
  })
})

describe('choices', () => {
  test('name a customer, and no field twice', async () => {
    const id = await upload('a,b\n1,2\n')
    const map = async (...columns: (Target | null)[]) => mapImport(ana, id, await choices(columns))
    await expectRefusal(() => map('city', null), 'import.noCustomerColumn', 'column.0')
    await expectRefusal(() => map('customerName', 'customerName'), 'import.columnTwice', 'column.1')
    await expectRefusal(() => checkImport(ana, id), 'import.notMatched')
    await expectRefusal(() => startImport(ana, id), 'import.notChecked')
  })

  test('that change make the check void; none change once it runs', async () => {
    const id = await checked('Void', ['customerName'])
    await mapImport(ana, id, await choices(['customerName']))
    await expectRefusal(() => startImport(ana, id), 'import.notChecked')
    await checkImport(ana, id)
    await bringIn(id)
    const again = await choices(['customerName'])
    await expectRefusal(() => mapImport(ana, id, again), 'import.started')
    await expectRefusal(() => checkImport(ana, id), 'import.started')
  })
})

const recordsOf = (leadId: string) =>
  database().select().from(phaseRecords).where(eq(phaseRecords.leadId, leadId)).orderBy(phaseRecords.ordinal)

async function findCustomerNumber() {
  const { id } = await makeCustomer('ana', { name: 'Newest' })
  const [row] = await database().select().from(customers).where(eq(customers.id, id))
  return Number(row?.number)
}

test('what is in the columns is told: how many rows, how many values, and which', async () => {
  const found = await findImport(ana, await upload('a,b,c\n1,x,\n2,x,\n,y\n"",z'))
  expect(await lookIntoColumns(found)).toEqual([
    { filled: 2, values: 2, samples: ['1', '2'] },
    { filled: 4, values: 3, samples: ['x', 'y', 'z'] },
    { filled: 0, values: 0, samples: [] },
  ])
  expect(await listValues(found, 0, 2)).toEqual([
    { value: '', count: 2 },
    { value: '1', count: 1 },
  ])
})
