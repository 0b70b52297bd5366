import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { fillWithDemo } from '@/db/seeds/demo/fill-with-demo'
import { type BoardView, boardOrders, boardUrl, boardViewOf } from '@/lib/board/board-view'
import { columnFilter, findBoard } from '@/lib/board/find-board'
import { dueFilters, listFilterOf, orderIn, queryIn, rowsUrl } from '@/lib/customers/list-view'
import { findFunnel, type LeadPhase } from '@/lib/lead-phases/funnel'
import { listRows, sumOver } from '@/lib/leads/list-rows'
import { listTeams } from '@/lib/teams/list-teams'
import { actorOf, password } from '../../support/cast'
import { at } from '../../support/clock'
import { findAccountType } from '../../support/make'

const ana = actorOf('ana')
const timeZone = 'Europe/Lisbon'
const now = '2026-03-10T11:30:00Z'
let funnel: string
let phases: LeadPhase[]
let norte: string

beforeAll(async () => {
  at(now)
  await database().transaction((tx) => fillWithDemo(tx, ana.organizationId, { now: new Date(now), password }))
  funnel = (await findAccountType('LEAD')).id
  phases = await findFunnel(ana, funnel)
  norte = (await listTeams(ana)).find(({ name }) => name === 'Norte')?.id ?? ''
}, 60_000)

const queryOf = (url: string) => queryIn(new URL(url, 'http://funil').searchParams)
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

/** Any view of a board, as a URL gives it. */
const anyView = fc
  .record({
    order: fc.constantFrom(...boardOrders),
    q: optional(fc.constantFrom('hotel', 'porto', 'nothing is called so')),
    owner: optional(fc.constantFrom(ana.userId, actorOf('joost').userId, 'nobody')),
    team: optional(fc.constant(true).map(() => norte)),
    due: optional(fc.constantFrom(...dueFilters)),
    stalled: optional(fc.constant(true)),
    scoreFrom: optional(fc.integer({ min: 1, max: 90 })),
    valueTo: optional(fc.integer({ min: 0, max: 60_000_00 })),
    withoutScore: optional(fc.constant(true)),
  })
  .map(({ order, ...filter }): BoardView => ({ ...filter, ...orderIn(order) }))

/** Every card of a column, page by page. */
async function allCards(view: BoardView, column: string) {
  const ids: (string | null)[] = []
  let after: string | undefined
  do {
    const asked = { ...view, funnel, column, after }
    const { columns } = await findBoard(ana, asked, phases, timeZone)
    const found = columns.find(({ phase }) => phase.id === column)
    ids.push(...(found?.rows ?? []).map(({ leadId }) => leadId))
    after = found?.after
  } while (after)
  return ids
}

describe('a board', () => {
  test('sums up all leads of a column, which are those of its link to the list', async () => {
    at(now)
    await fc.assert(
      fc.asyncProperty(anyView, async (view) => {
        const { columns, ground, similar } = await findBoard(ana, { ...view, funnel }, phases, timeZone)
        if (similar) return
        for (const { phase, totals } of columns) {
          const linked = listFilterOf(queryOf(rowsUrl(columnFilter({ ...view, funnel }, phase.id))))
          const plain = await sumOver(ana, linked, ground)
          expect([totals.count, String(totals.expected), String(totals.recurring), String(totals.weighted)]).toEqual([
            plain?.count,
            plain?.expected,
            plain?.recurring,
            plain?.weighted,
          ])
        }
      }),
      { numRuns: 20 },
    )
  })

  test('pages the cards of one column, each once and in order, and leaves the others at their first', async () => {
    at(now)
    const { columns, ground } = await findBoard(ana, { ...orderIn('nextAction'), funnel }, phases, timeZone)
    const full = columns.find(({ after }) => after)
    const other = columns.find((column) => column !== full && column.rows.length > 0)
    if (!full || !other) throw new Error('the demo data fill a column')
    for (const order of boardOrders) {
      const view = orderIn(order)
      const cards = await allCards(view, full.phase.id)
      const listed = await listRows(ana, { ...view, phase: full.phase.id }, ground)
      expect(cards).toHaveLength(full.totals.count)
      expect(cards.slice(0, 50)).toEqual(listed.rows.map(({ leadId }) => leadId))
    }
    const second = { ...orderIn('nextAction'), funnel, column: full.phase.id, after: full.after }
    const { columns: then } = await findBoard(ana, second, phases, timeZone)
    const same = then.find(({ phase }) => phase.id === other.phase.id)
    expect(same?.rows).toEqual(other.rows)
    expect(then.find(({ phase }) => phase.id === full.phase.id)?.rows).not.toEqual(full.rows)
  })

  test('finds what is written almost so when nothing is written so', async () => {
    at(now)
    const view = { ...orderIn('nextAction'), funnel, q: 'clinicca' }
    const { similar, columns } = await findBoard(ana, view, phases, timeZone)
    expect(similar).toBe(true)
    expect(columns.flatMap(({ rows }) => rows).some(({ name }) => name.startsWith('Clínica'))).toBe(true)
  })

  test('has a URL that says the same again, and leaves out what no board filters by', async () => {
    const view = fc.record({ view: anyView, column: optional(fc.uuid()), after: optional(fc.constant('abc')) })
    fc.assert(
      fc.property(view, ({ view: one, column, after }) => {
        const whole = { ...one, column, after }
        expect(boardViewOf(queryOf(boardUrl(whole, { after })))).toEqual(expect.objectContaining(defined(whole)))
        expect(boardViewOf(queryOf(boardUrl(whole, { owner: 'nobody' }))).after).toBeUndefined()
      }),
    )
    expect(boardUrl(boardViewOf(queryOf('/board?state=won&sort=city&column=x&phase=1')))).toBe('/board')
  })
})

const defined = (one: object) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))
