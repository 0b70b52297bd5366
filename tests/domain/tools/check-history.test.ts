import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { checkHistory, type Entry, type Flaw, type Outcome } from '@/bin/steps/break/check-history'
import { database } from '@/db/client'
import { changes, customers } from '@/db/schema'
import { createCustomer } from '@/lib/customers/create-customer'
import { EditCustomer, editCustomer } from '@/lib/customers/edit-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'
import { newId } from '@/lib/ids'
import { Refusal } from '@/lib/refusal'
import { actorOf } from '../../support/cast'
import { findAccountType } from '../../support/make'

const ana = actorOf('ana')
const read = reading('EUR')

type Seen = { id: string; version: number; city: string | null; remark: string | null }
/** One who edits: writes what is posted onto what was seen, by whatever rules. */
type Gate = (seen: Seen, posted: { city: string | null; remark: string | null }, requestId: string) => Promise<unknown>

async function makeCustomer(name: string): Promise<string> {
  const { id: accountType } = await findAccountType('LEAD')
  const { entityId } = await createCustomer(ana, CustomerFields(read).parse({ name, accountType }))
  return entityId
}

async function look(id: string): Promise<Seen> {
  const [row] = await database().select().from(customers).where(eq(customers.id, id))
  if (!row) throw new Error('no such customer')
  return row
}

/** Twelve people, each with a form that was made before the others' were sent; every third sends its own twice. */
async function playWith(gate: Gate, id: string): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let round = 0; round < 3; round += 1) {
    const seen = await Promise.all(Array.from({ length: 4 }, () => look(id)))
    await Promise.all(
      seen.map(async (one, at) => {
        const mark = `by ${round}-${at}`
        const column = at % 2 ? 'city' : 'remark'
        const posted = { city: one.city, remark: one.remark, [column]: mark }
        const [requestId, sentAt] = [newId(), new Date()]
        const times = at === 0 ? 2 : 1
        const answers: Outcome[] = []
        for (let time = 0; time < times; time += 1) answers.push(await outcomeOf(gate(one, posted, requestId)))
        const shown = { city: one.city ?? '', remark: one.remark ?? '' }
        const sent = { ...shown, [column]: mark }
        entries.push({ what: 'edit', requestId, sentAt, entityId: id, mark, seen: shown, sent, answers })
      }),
    )
  }
  return entries
}

const outcomeOf = (work: Promise<unknown>): Promise<Outcome> =>
  work.then(
    () => ({ kind: 'done' as const, to: '/' }),
    (error) => {
      if (error instanceof Refusal) return { kind: 'refused' as const }
      throw error
    },
  )

async function flawsOf(gate: Gate, name: string): Promise<Flaw['flaw'][]> {
  const id = await makeCustomer(name)
  const entries = await playWith(gate, id)
  const recorded = await database()
    .select()
    .from(changes)
    .where(and(eq(changes.organizationId, ana.organizationId), eq(changes.entityId, id)))
    .orderBy(asc(changes.entityVersion))
  return checkHistory(entries, { changes: recorded, leads: [], phaseRecords: [] }).map(({ flaw }) => flaw)
}

/** The gate of the product. */
const sound: Gate = async (seen, posted, requestId) => {
  const [row] = await database().select().from(customers).where(eq(customers.id, seen.id))
  const fields = { ...row, ...posted, owner: row?.ownerId, customerId: seen.id, version: seen.version }
  const told = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']))
  await editCustomer({ ...ana, requestId }, EditCustomer(read).parse(told))
}

/** Locks the row and records what it does, but asks neither what was seen nor whether it was sent before. */
const naive: Gate = (seen, posted) =>
  database().transaction(async (tx) => {
    const [row] = await tx.select().from(customers).where(eq(customers.id, seen.id)).for('update')
    if (!row) throw new Error('no such customer')
    const version = row.version + 1
    await tx
      .update(customers)
      .set({ ...posted, version })
      .where(eq(customers.id, seen.id))
    await tx.insert(changes).values({
      ...{
        organizationId: ana.organizationId,
        id: newId(),
        entity: 'customer',
        entityId: seen.id,
        entityVersion: version,
      },
      ...{
        operation: 'customer.edited',
        facts: {},
        customerId: seen.id,
        userId: ana.userId,
        through: 'form',
        at: new Date(),
      },
      rows: [
        {
          table: 'customers',
          key: { id: seen.id },
          before: { city: row.city, remark: row.remark },
          after: posted,
        },
      ],
    })
  })

test('the gate has no flaw, however many press at once', async () => {
  expect(await flawsOf(sound, 'Sound gate')).toEqual([])
})

test('a gate that asks neither what was seen nor what was sent before is caught', async () => {
  const flaws = await flawsOf(naive, 'Naive gate')
  expect(flaws).toContain('overwritten unseen')
  expect(flaws).toContain('done twice')
})

test('a gate that says yes before it has written is caught', async () => {
  const hasty: Gate = async (...sent) => {
    sound(...sent).catch(() => undefined)
  }
  expect(await flawsOf(hasty, 'Hasty gate')).toContain('lost')
})

describe('each flaw is told', () => {
  const done = { kind: 'done', to: '/a' } as const
  const entry = (more: Partial<Entry>): Entry => ({
    what: 'save',
    requestId: 'r2',
    sentAt: new Date('2026-03-01T12:00Z'),
    entityId: 'L',
    mark: 'm',
    seen: {},
    sent: {},
    answers: [done],
    ...more,
  })
  const change = (entityVersion: number, more: object = {}) => ({
    ...{
      id: `c${entityVersion}`,
      entity: 'lead',
      entityId: 'L',
      entityVersion,
      requestId: `r${entityVersion}` as string | null,
      batchId: null as string | null,
      customerId: 'C',
      at: new Date(`2026-03-01T12:0${entityVersion}Z`),
      operation: 'lead.recorded',
      facts: {},
    },
    rows: [
      { table: 'phaseRecords', key: {}, before: { note: null }, after: { note: entityVersion === 2 ? 'm' : null } },
    ],
    ...more,
  })
  const lead = { id: 'L', state: 'open', currentOrdinal: 2, version: 2 }
  const record = (ordinal: number, endedAt: string | null) => ({ leadId: 'L', ordinal, endedAt })
  const records = [record(1, '2026'), record(2, null)]
  const good = { changes: [change(1), change(2)], leads: [lead], phaseRecords: records }
  const told = (entries: Entry[], state: Partial<typeof good> = {}) =>
    checkHistory(entries, { ...good, ...state }).map(({ flaw }) => flaw)

  test.each<[string, string[], string[]]>([
    ['nothing', [], told([entry({})])],
    ['lost', ['lost'], told([entry({ mark: 'other' })])],
    ['refused, yet done', ['done though refused'], told([entry({ answers: [{ kind: 'refused' }] })])],
    ['no answer, done', [], told([entry({ answers: [{ kind: 'unknown' }] })])],
    ['no answer, not done', [], told([entry({ mark: 'other', answers: [{ kind: 'unknown' }] })])],
    ['two answers', ['answered differently'], told([entry({ answers: [done, { kind: 'done', to: '/b' }] })])],
    [
      'an undo that leads elsewhere by then',
      [],
      told([entry({ mark: undefined, operation: 'undone', answers: [done, { kind: 'done', to: '/b' }] })], {
        changes: [change(1), change(2, { operation: 'undone' })],
      }),
    ],
    [
      'an undo that is refused by then',
      ['answered differently'],
      told([entry({ mark: undefined, operation: 'undone', answers: [done, { kind: 'refused' }] })], {
        changes: [change(1), change(2, { operation: 'undone' })],
      }),
    ],
    [
      'refused, and done once something else of the customer changed',
      [],
      told([entry({ answers: [{ kind: 'refused' }, done, done] })]),
    ],
    [
      'refused, and done though nothing changed since it was sent',
      ['answered differently'],
      told([entry({ sentAt: new Date('2026-03-01T12:02Z'), answers: [{ kind: 'refused' }, done] })]),
    ],
    [
      'refused, and done though only what goes along with it changed',
      ['answered differently'],
      told([entry({ answers: [{ kind: 'refused' }, done] })], {
        changes: [change(1, { requestId: null, batchId: 'b' }), change(2, { batchId: 'b' })],
      }),
    ],
    [
      'refused, and done though only another customer changed',
      ['answered differently'],
      told([entry({ answers: [{ kind: 'refused' }, done] })], {
        changes: [change(1, { customerId: 'other' }), change(2)],
      }),
    ],
    [
      'an undo with which another change went along',
      [],
      told([entry({ mark: undefined, operation: 'undone', answers: [done] })], {
        changes: [change(1, { operation: 'undone', requestId: null }), change(2, { operation: 'undone' })],
      }),
    ],
    ['unseen', ['overwritten unseen'], told([entry({ seen: { note: 'old' }, sent: { note: 'm' } })])],
    ['uncounted', ['lost'], told([entry({ mark: undefined, operation: 'lead.reopened' })])],
    [
      'counted twice',
      ['done twice'],
      told([entry({ mark: undefined, operation: 'lead.recorded', answers: [{ kind: 'refused' }] })]),
    ],
    ['a gap in versions', ['lost', 'version', 'version'], told([entry({})], { changes: [change(1), change(3)] })],
    ['a twin record', ['phases'], told([entry({})], { phaseRecords: [...records, record(2, '2026')] })],
    ['two open records', ['phases'], told([entry({})], { phaseRecords: [record(1, null), record(2, null)] })],
    ['none open', ['phases'], told([entry({})], { phaseRecords: [record(1, '2026'), record(2, '2026')] })],
  ])('%s', (_what, expected, found) => {
    expect(found).toEqual(expected)
  })
})
