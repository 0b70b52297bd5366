import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { replay } from '@/lib/changes/replay'
import { silent } from '@/lib/changes/write'
import { editOrganization } from '@/lib/organizations/edit-organization'
import { findOrganization } from '@/lib/organizations/find-organization'
import { actorOf } from '../../support/cast'
import { makeCustomer } from '../../support/make'
import { anyStep, play } from '../../support/play'
import { expectReplayed, expectReplayedOf } from '../../support/replay'

const joost = actorOf('joost')
const organizationId = '00000000-0000-4000-8000-000000000001'
const made = (rows: Parameters<typeof replay>[0][number]['rows']) => ({ id: 'a change', organizationId, rows })
const contact = { table: 'contacts', key: { id: '1' } }

describe('the change records replayed', () => {
  test('are the tables, whatever was done to customers, contacts and leads', async () => {
    const tally = { done: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 20 }), async (steps) => {
        const { id } = await makeCustomer()
        for (const step of steps) tally[await play(joost, id, step)]++
        await expectReplayedOf(id)
      }),
      { numRuns: 12, endOnFailure: true },
    )
    expect(tally.done).toBeGreaterThan(60)
    expect(tally.refused).toBeGreaterThan(10)
  }, 60_000)

  test('count as many versions of a customer and a lead as there are records of it', async () => {
    const wrong = await database().execute(sql`
      select id from (select id, version from leads union all select id, version from customers) row
      where version <> (select count(*) from changes where entity_id = row.id)
        or version <> (select max(entity_version) from changes where entity_id = row.id)`)
    expect([...wrong]).toEqual([])
  })

  test('are the settings too', async () => {
    const ana = actorOf('ana')
    const organization = await findOrganization(database(), ana.organizationId)
    const fields = organization as unknown as Parameters<typeof editOrganization>[1]
    const { currency, recurringPeriod, timeZone, language, version } = fields
    const form = {
      currency,
      recurringPeriod,
      timeZone,
      language,
      version,
      name: 'Brisa Lda',
      funnelOn: false,
      funnelOff: true,
    }
    await editOrganization(ana, form)
    await expectReplayed()
  })

  test('leave out only what is bookkeeping', () => {
    expect([...silent]).toEqual(['version', 'updatedAt', 'searchText'])
  })

  test('have all columns and instants as instants; a removed row is gone', () => {
    const after = { name: 'Rui', createdAt: '2026-03-01T09:00:00.000Z' }
    const [row] = replay([made([{ ...contact, before: null, after }])]).get('contacts') ?? []
    expect(row).toMatchObject({
      organizationId,
      id: '1',
      phone: null,
      isPrimary: false,
      createdAt: new Date('2026-03-01T09:00Z'),
    })
    const gone = [made([{ ...contact, before: null, after }]), made([{ ...contact, before: after, after: null }])]
    expect(replay(gone).get('contacts')).toEqual([])
  })

  test.each([
    ['another value', [{ ...contact, before: null, after: { name: 'Rui' } }], { before: { name: 'Ana' }, after: {} }],
    ['a row that never was', [], { before: { name: 'Rui' }, after: { name: 'Ana' } }],
    ['no row where there is one', [{ ...contact, before: null, after: {} }], { before: null, after: {} }],
  ])('are refused where they say that %s stood before', (_what, first, then) => {
    expect(() => replay([made(first), made([{ ...contact, ...then }])])).toThrow('was not as change a change says')
  })
})
