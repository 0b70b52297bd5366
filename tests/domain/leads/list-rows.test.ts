import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayIn } from '@/lib/clock'
import { columns, type ListView, listUrl, listViewOf, queryIn, stateFilters } from '@/lib/customers/list-view'
import { newId } from '@/lib/ids'
import { closeLead } from '@/lib/leads/close-lead'
import { listRows, pageSize, sumRows } from '@/lib/leads/list-rows'
import { recordPhase } from '@/lib/leads/record-phase'
import { actorOf } from '../../support/cast'
import { findLead, findReason, makeCustomer, makeLead } from '../../support/make'

const joost = actorOf('joost')
const ground = {
  organizationId: actorOf('joost').organizationId,
  timeZone: 'Europe/Lisbon',
  today: dayIn('Europe/Lisbon'),
  stalledBefore: [],
}
const everything: ListView = { sort: 'name', descending: false }
const blank = { recurringValue: null, note: null, nextAction: null }

beforeAll(async () => {
  const [won, lost] = [await findReason('WON'), await findReason('LOST')]
  for (let at = 0; at < 130; at++) {
    if (at % 4 === 0) {
      await makeCustomer('joost', { name: `Customer ${at % 7}` })
      continue
    }
    const lead = await makeLead('joost', { phase: at % 3 === 0 ? 'MEET' : 'CALL' })
    const values = { ...blank, score: at % 2 ? (at % 100) + 1 : null, expectedValue: at % 5 ? at * 100_00 : null }
    await recordPhase(joost, {
      leadId: lead.id,
      version: lead.version,
      ...values,
      nextActionOn: at % 2 ? '2026-04-01' : null,
    })
    if (at % 5 === 0) {
      const { version } = await findLead(lead.id)
      const closingReason = (at % 2 ? won : lost).id
      const closing = { ...values, nextActionOn: null, closingReason, comment: null }
      await closeLead(joost, { leadId: lead.id, version, ...closing })
    }
  }
}, 60_000)

/** All pages of a view, one after the other, by their cursors. */
async function allPages(view: ListView) {
  const pages = [await listRows(joost, view, ground)]
  for (let last = pages.at(-1); last?.after; last = pages.at(-1)) {
    pages.push(await listRows(joost, { ...view, after: last.after }, ground))
  }
  return pages
}

const keyOf = (row: { customerId: string; leadId: string | null }) => row.leadId ?? row.customerId

describe('the list', () => {
  test('shows each row once, whatever the order and filter, and its totals are the sums of its rows', async () => {
    const view = fc.record({
      sort: fc.constantFrom(...columns),
      descending: fc.boolean(),
      state: fc.option(fc.constantFrom(...stateFilters), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(view, async (chosen) => {
        const asked = { ...everything, ...chosen }
        const rows = (await allPages(asked)).flatMap((page) => page.rows)
        const totals = await sumRows(joost, asked, ground)
        expect(new Set(rows.map(keyOf)).size).toBe(rows.length)
        expect(rows.length).toBe(totals.count)
        const isOfClosed = ['won', 'lost', 'other', 'closed'].includes(chosen.state ?? '')
        const valued = rows.filter((row) => isOfClosed || row.state === 'open')
        const expected = valued.reduce((sum, row) => sum + BigInt(row.expectedValue ?? 0), 0n)
        expect(totals.expected).toBe(expected)
        if (chosen.state === 'won' || chosen.state === 'lost') {
          expect(rows.every((row) => row.outcome === chosen.state)).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  test('goes back over the same pages', async () => {
    const pages = await allPages(everything)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages[0]?.rows).toHaveLength(pageSize)
    const back = await listRows(joost, { ...everything, before: pages[1]?.before }, ground)
    expect(back.rows.map(keyOf)).toEqual(pages[0]?.rows.map(keyOf))
    expect(back.before).toBeUndefined()
  })

  test('skips and doubles nothing when a customer is added before the cursor', async () => {
    const first = await listRows(joost, everything, ground)
    const second = await listRows(joost, { ...everything, after: first.after }, ground)
    await makeCustomer('joost', { name: 'AAA first of all' })
    const again = await listRows(joost, { ...everything, after: first.after }, ground)
    expect(again.rows.map(keyOf)).toEqual(second.rows.map(keyOf))
  })

  test('finds by parts of words, shows nothing of others, and takes a made-up cursor for none', async () => {
    const found = await listRows(joost, { ...everything, q: 'aaa FIRST' }, ground)
    expect(found.rows.map((row) => row.name)).toEqual(['AAA first of all'])
    expect((await listRows(actorOf('stranger'), { ...everything, q: 'aaa' }, ground)).rows).toEqual([])
    const odd = await listRows(joost, { ...everything, after: 'made-up' }, ground)
    expect(odd.rows).toHaveLength(pageSize)
    for (const q of ['%', '_', '\\', "'; drop table customers; --"]) {
      expect((await listRows(joost, { ...everything, q }, ground)).rows).toEqual([])
    }
  })
})

test('a URL is the view it was made from', () => {
  const id = newId()
  const asked: Record<string, string> = {
    q: 'a',
    owner: 'nobody',
    accountType: id,
    state: 'won',
    stalled: '1',
    scoreFrom: '40',
    valueTo: '100000',
    event: 'enteredFirst',
    eventPhase: id,
    became: 'on',
    from: '2026-01-01',
    sort: '-score',
  }
  const view = listViewOf(queryIn(new URLSearchParams(asked)))
  const url = new URL(listUrl(view), 'http://x')
  expect(Object.fromEntries(url.searchParams)).toEqual(asked)
  expect(listViewOf(queryIn(url.searchParams))).toEqual(view)
})

test('a filter that cannot be read is not set', () => {
  const view = listViewOf(queryIn(new URLSearchParams('from=2026-02-30&scoreTo=-1&owner=x&state=all')))
  expect(listUrl(view)).toBe('/customers')
  const beyond = listViewOf(queryIn(new URLSearchParams('event=opened&to=9999-12-31&scoreFrom=2147483648')))
  expect(listUrl(beyond)).toBe('/customers?event=opened')
})
