import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { connect, database, type Transaction } from '@/db/client'
import { beginCheck } from '@/lib/books/begin-check'
import { checkBooks, mostKept } from '@/lib/books/check-books'
import { examine } from '@/lib/books/examine'
import { findLastCheck } from '@/lib/books/find-last-check'
import { makeCheckAskedFor } from '@/lib/books/make-check-asked-for'
import { type CheckName, checkNames, type Finding, something } from '@/lib/books/vocabulary'
import { openStorage } from '@/lib/files/storage/open-storage'
import { nameOf } from '@/lib/files/storage/storage'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { actorOf } from '../../support/cast'
import { makeField } from '../../support/custom-fields'
import { findLead, findPhase, findReason, makeLead } from '../../support/make'
import * as at from '../../support/targets'

const ana = actorOf('ana')
const { organizationId } = ana
const job = { name: 'books', organizationId, id: organizationId } as const
const home = { admin: ana, owner: null }

// Only a superuser gets past foreign keys and the rights on history.
const url = new URL(inject('serverUrl'))
url.pathname = new URL(process.env.DATABASE_URL ?? '').pathname
const powerful = connect(url.href, { max: 1 })
afterAll(() => powerful.$client.end())

class Undone extends Error {}
type Found = (Finding & { check: CheckName })[]

async function findingsOf(tx: Transaction, organizationId = ana.organizationId): Promise<Found> {
  const found: Found = []
  for await (const { check, findings } of examine(tx, organizationId))
    found.push(...findings.map((finding) => ({ check, ...finding })))
  return found
}

/** What is found after some damage that no rule of the database kept off; the damage is undone. */
async function foundAfter(...damage: SQL[]): Promise<Found> {
  let found: Found = []
  const work = powerful.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const one of damage) await tx.execute(one)
    found = await findingsOf(tx)
    throw new Undone()
  })
  await expect(work).rejects.toThrow(Undone)
  return found
}

let open: Awaited<ReturnType<typeof findLead>>
let closed: Awaited<ReturnType<typeof findLead>>
let contactId: string
let fileIds: string[]

beforeAll(async () => {
  const { id } = await makeLead('joost', { phase: 'CALL' })
  const [ofLead, ofCustomer] = [await makeField('number', { subject: 'lead' }), await makeField('text')]
  const custom = { [ofLead.id]: 80.5, [ofCustomer.id]: 'Farm' }
  await completePhase(actorOf('joost'), { leadId: id, version: 1, ...at.empty, custom })
  const ending = await at.makeLeadAt(home, 'CLOSED')
  const lost = await findReason('LOST')
  await closeLead(ana, { ...ending, ...at.empty, closingReason: lost.id, comment: null })
  open = await findLead(id)
  closed = await findLead(ending.leadId)
  contactId = (await at.makeContactAt(home)).contactId
  fileIds = [await at.makeFileAt(home, 'One'), await at.makeFileAt(home, 'Another')].map(({ fileId }) => fileId)
})

test('sane books: every row is looked at and nothing found, in either organization', async () => {
  const rows: Partial<Record<CheckName, number>> = {}
  await database().transaction(async (tx) => {
    for await (const portion of examine(tx, ana.organizationId)) {
      expect(portion.findings).toEqual([])
      rows[portion.check] = (rows[portion.check] ?? 0) + portion.rows
    }
    expect(await findingsOf(tx, actorOf('stranger').organizationId)).toEqual([])
  })
  expect(Object.keys(rows)).toEqual([...checkNames])
  for (const count of Object.values(rows)) expect(count).toBeGreaterThan(1)
})

describe('the history and the tables', () => {
  test('a value that no change wrote is listed with what should stand', async () => {
    const found = await foundAfter(sql`update leads set title = 'Painted over' where id = ${open.id}`)
    expect(found).toEqual([
      {
        check: 'replay',
        ...{ table: 'leads', key: { id: open.id }, customerId: open.customerId },
        ...{ column: 'title', stands: 'Painted over', should: null },
      },
    ])
  })

  test('in a phase record, with the customer it belongs to', async () => {
    const found = await foundAfter(sql`update phase_records set score = 99 where lead_id = ${open.id} and ordinal = 2`)
    expect(found).toEqual([
      {
        check: 'replay',
        ...{ table: 'phaseRecords', key: { leadId: open.id, ordinal: 2 }, customerId: open.customerId },
        ...{ column: 'score', stands: '99', should: '50' },
      },
    ])
  })

  test('in a custom field of a lead and of its customer', async () => {
    const found = await foundAfter(
      sql`update lead_values set number = 81 where lead_id = ${open.id}`,
      sql`update customer_values set text = 'Barn' where customer_id = ${open.customerId}`,
    )
    expect(found.map(({ table, column, stands, should }) => [table, column, stands, should])).toEqual([
      ['customerValues', 'text', 'Barn', 'Farm'],
      ['leadValues', 'number', '81', '80.5'],
    ])
    expect(found.map(({ customerId }) => customerId)).toEqual([open.customerId, open.customerId])
  })

  test('in the settings', async () => {
    const { id } = await findPhase('MEET')
    const found = await foundAfter(sql`update lead_phases set description = 'Visit' where id = ${id}`)
    expect(found).toMatchObject([{ check: 'replay', table: 'leadPhases', key: { id }, stands: 'Visit' }])
  })

  test('in the settings it does not matter in which order the clocks of several machines put the changes', async () => {
    const phase = await findPhase('MEET')
    for (const [after, description] of ['Visit', 'Look', phase.description].entries())
      await editLeadPhase(ana, {
        ...phase,
        leadPhaseId: phase.id,
        version: phase.version + after,
        description,
        phaseType: 'regular',
      })
    const early = sql`update changes set id = overlay(id::text placing '00000000-0000' from 1 for 13)::uuid
      where entity_id = ${phase.id} and entity_version > ${phase.version + 1}`
    expect(await foundAfter(early)).toEqual([])
  })

  test('a row that is gone', async () => {
    const found = await foundAfter(sql`delete from contacts where id = ${contactId}`)
    expect(found[0]).toMatchObject({
      check: 'replay',
      ...{ table: 'contacts', key: { id: contactId }, column: null, stands: null },
      should: expect.stringContaining('Rui Teixeira'),
    })
    expect(found.map(({ check }) => check)).toEqual(['replay', 'searchText'])
  })

  test('a row that no change made', async () => {
    const found = await foundAfter(
      sql`insert into contacts select organization_id, gen_random_uuid(), customer_id, 'Nobody', function, phone, mobile,
        email, remark, is_primary, version, created_at from contacts where id = ${contactId}`,
    )
    expect(found[0]).toMatchObject({ check: 'replay', table: 'contacts', column: null, should: null })
    expect(found[0]?.stands).toContain('Nobody')
  })

  test('a change that was rewritten, contradicts the next and the table', async () => {
    const found = await foundAfter(
      sql`update changes set rows = replace(rows::text, 'Rui Teixeira', 'Rui Tavares')::jsonb where entity_id = ${contactId}`,
    )
    expect(found).toMatchObject([
      { check: 'replay', table: 'contacts', column: 'name', stands: 'Rui Teixeira', should: 'Rui Tavares' },
    ])
  })

  test('a change that is missing: what came after it stands on nothing', async () => {
    const found = await foundAfter(sql`delete from changes where entity_id = ${open.id} and entity_version = 1`)
    expect(found.some(({ check, stands }) => check === 'replay' && stands?.includes(': '))).toBe(true)
    expect(found.filter(({ check }) => check === 'versions')).toMatchObject([
      { table: 'leads', key: { id: open.id }, column: 'changes', stands: '1', should: '2' },
    ])
  })
})

test('a version that no change counted', async () => {
  expect(await foundAfter(sql`update leads set version = 7 where id = ${open.id}`)).toMatchObject([
    { check: 'versions', table: 'leads', key: { id: open.id }, column: 'version', stands: '7', should: '2' },
  ])
})

describe('phase records', () => {
  const ofPhases = async (...damage: SQL[]) =>
    (await foundAfter(...damage))
      .filter(({ check }) => check === 'phaseRecords')
      .map(({ table, column, stands, should, customerId }) => [table, column, stands, should, customerId])

  test('with a gap', async () => {
    expect(
      await ofPhases(sql`update phase_records set ordinal = 4 where lead_id = ${open.id} and ordinal = 2`),
    ).toEqual([
      ['leads', 'ordinal', '1, 4', '1, 2', open.customerId],
      ['leads', 'currentOrdinal', '2', '4', open.customerId],
    ])
  })

  test('none at all', async () => {
    expect(await ofPhases(sql`delete from phase_records where lead_id = ${open.id}`)).toEqual([
      ['leads', 'ordinal', null, '1', open.customerId],
    ])
  })

  test('two that are open, and none', async () => {
    const drop = sql`drop index phase_records_open_key`
    const end = (which: SQL, how: SQL) => sql`update phase_records set ${how} where lead_id = ${open.id} and ${which}`
    const reopen = end(sql`ordinal = 1`, sql`ended_at = null, ended_user_id = null`)
    const close = end(sql`ordinal = 2`, sql`ended_at = entered_at, ended_user_id = entered_user_id`)
    expect(await ofPhases(drop, reopen)).toEqual([['leads', 'openRecords', '1, 2', '2', open.customerId]])
    expect(await ofPhases(close)).toEqual([['leads', 'openRecords', null, '2', open.customerId]])
  })

  test('one that is open in a closed lead', async () => {
    const damage = sql`update phase_records set ended_at = null, ended_user_id = null
      where lead_id = ${closed.id} and ordinal = ${closed.currentOrdinal}`
    const stands = String(closed.currentOrdinal)
    expect(await ofPhases(damage)).toEqual([['leads', 'openRecords', stands, null, closed.customerId]])
  })

  test('of another phase than the lead', async () => {
    const { id } = await findPhase('CALL')
    expect(await ofPhases(sql`update leads set lead_phase_id = ${id} where id = ${open.id}`)).toEqual([
      ['leads', 'leadPhaseId', id, open.leadPhaseId, open.customerId],
    ])
  })

  test('entered before the one before ended', async () => {
    const damage = sql`update phase_records set entered_at = '2020-01-01' where lead_id = ${open.id} and ordinal = 2`
    expect(await ofPhases(damage)).toMatchObject([
      ['phaseRecords', 'enteredAt', '2020-01-01T00:00:00.000Z', expect.any(String), open.customerId],
    ])
  })
})

describe('a closed lead', () => {
  const free = sql`alter table leads drop constraint leads_closed_check`
  const ofClosed = async (...damage: SQL[]) =>
    (await foundAfter(...damage))
      .filter(({ check }) => check === 'closedLeads')
      .map(({ key, column, stands, should }) => [key.id, column, stands, should])

  test.each([
    ['reason', 'closing_reason_id', 'closingReasonId'],
    ['day', 'closed_at', 'closedAt'],
    ['person', 'closed_by', 'closedBy'],
  ])('without a %s', async (_what, name, column) => {
    const damage = sql`update leads set ${sql.identifier(name)} = null where id = ${closed.id}`
    expect(await ofClosed(free, damage)).toEqual([[closed.id, column, null, something]])
  })

  test('closed at another instant than its last phase', async () => {
    const damage = sql`update leads set closed_at = '2031-01-01' where id = ${closed.id}`
    const [finding] = await ofClosed(damage)
    expect(finding).toMatchObject([closed.id, 'closedAt', '2031-01-01T00:00:00.000Z', closed.closedAt?.toISOString()])
  })

  test('and an open one with a person who closed it', async () => {
    const damage = sql`update leads set closed_by = ${ana.userId} where id = ${open.id}`
    expect(await ofClosed(free, damage)).toEqual([[open.id, 'closedBy', ana.userId, null]])
  })
})

test('a text for searches that is not the customer’s', async () => {
  const found = await foundAfter(sql`update customers set search_text = 'old words' where id = ${open.customerId}`)
  expect(found).toMatchObject([
    { check: 'searchText', table: 'customers', column: 'searchText', stands: 'old words', customerId: open.customerId },
  ])
  expect(found[0]?.should).toContain('hotel miramar foz')
})

test('totals that are not the sums of the rows', async () => {
  const found = await foundAfter(sql`update row_totals set count = count + 1, expected = expected - 5
    where ctid = (select ctid from row_totals where organization_id = ${ana.organizationId} and state = 'open' limit 1)`)
  expect(found).toMatchObject([{ check: 'totals', table: 'row_totals', stands: '+1 · -5 · +0 · +0 · +0 · +0' }])
})

describe('a check that is asked for', () => {
  test('is made and kept with its time, its person and its first findings; the next takes its place', async () => {
    expect(await findLastCheck(ana)).toBeUndefined()
    await beginCheck(ana)
    await checkBooks(ana)
    const first = await findLastCheck(ana)
    expect(first).toMatchObject({ state: 'finished', by: 'Ana Duarte', result: { findings: [] } })
    expect(first?.finishedAt).toBeInstanceOf(Date)
    expect(first?.result?.outcomes.map(({ check, found }) => [check, found])).toEqual(
      checkNames.map((name) => [name, 0]),
    )

    await Promise.all(Array.from({ length: mostKept + 3 }, () => at.makeCustomerAt(home)))
    await database().execute(
      sql`update customers set search_text = 'old' where organization_id = ${ana.organizationId}`,
    )
    await beginCheck(ana)
    await checkBooks(ana)
    const kept = (await findLastCheck(ana))?.result
    expect(kept?.outcomes.find(({ check }) => check === 'searchText')?.found).toBeGreaterThan(mostKept)
    expect(kept?.findings).toHaveLength(mostKept)
    expect(await findLastCheck(actorOf('stranger'))).toBeUndefined()
  })

  test('twice at once is made once, and none is made that nobody asked for', async () => {
    await beginCheck(ana)
    await beginCheck(actorOf('ana'))
    await Promise.all([checkBooks(ana), checkBooks(ana)])
    const before = await findLastCheck(ana)
    await checkBooks(ana)
    expect(await findLastCheck(ana)).toEqual(before)
  })

  test('whose process was stopped is made by the next that looks', async () => {
    await beginCheck(ana)
    expect((await findLastCheck(ana))?.state).toBe('running')
    await checkBooks(ana)
    expect((await findLastCheck(ana))?.state).toBe('finished')
  })

  test('is made by a job, so that one whose process ends is made by another', async () => {
    await beginCheck(ana)
    const jobs = await database().execute(sql`select from graphile_worker.jobs where key like ${'% books %'}`)
    expect(jobs).toHaveLength(1)
    await makeCheckAskedFor(job, false)
    expect((await findLastCheck(ana))?.state).toBe('finished')
  })

  test('that breaks is tried again, and says so the last time', async () => {
    await beginCheck(ana)
    const rename = (from: string, to: string) =>
      database().execute(sql.raw(`alter table phase_records rename column ${from} to ${to}`))
    await rename('note', 'annotation')
    onTestFinished(async () => void (await rename('annotation', 'note')))
    await expect(makeCheckAskedFor(job, false)).rejects.toThrow()
    expect((await findLastCheck(ana))?.state).toBe('running')
    await expect(makeCheckAskedFor(job, true)).rejects.toThrow()
    expect(await findLastCheck(ana)).toMatchObject({ state: 'failed', finishedAt: expect.any(Date) })
  })
})

describe('the files', () => {
  test('one that has fewer bytes than it should, and one that has none, are listed', async () => {
    const [short = '', missing = ''] = fileIds
    const ofFiles = (found: Found) => found.filter(({ check }) => check === 'fileBytes')
    const found = ofFiles(await foundAfter(sql`update files set size = 9 where id = ${short}`))
    expect(found).toMatchObject([{ table: 'files', key: { id: short }, column: 'size', stands: '3', should: '9' }])
    await openStorage().remove(nameOf({ organizationId: ana.organizationId, id: missing }))
    expect(ofFiles(await foundAfter())).toMatchObject([{ key: { id: missing }, stands: null, should: '7' }])
  })
})
