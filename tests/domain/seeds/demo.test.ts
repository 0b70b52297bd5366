import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { fillWithDemo, planCustomers } from '@/db/seeds/demo/fill-with-demo'
import { seeded } from '@/db/seeds/demo/random'
import { actorOf, password } from '../../support/cast'
import { expectReplayed } from '../../support/replay'

const now = new Date('2026-03-10T11:30:00Z')

beforeAll(async () => {
  await database().transaction((tx) => fillWithDemo(tx, actorOf('ana').organizationId, { now, password }))
})

const first = async (query: ReturnType<typeof sql>) => {
  const [row] = await database().execute<Record<string, number>>(query)
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)])) as Record<
    string,
    number
  >
}

describe('the demo data', () => {
  test('are the same in each run', () => {
    expect(planCustomers(seeded(7))).toEqual(planCustomers(seeded(7)))
    expect(planCustomers(seeded(7))).not.toEqual(planCustomers(seeded(8)))
  })

  test('have about 600 customers and 400 leads of every outcome, two funnels of six and four phases', async () => {
    const counts = await first(sql`select
      (select count(*) from customers) customers, (select count(*) from leads) leads,
      (select count(*) from leads where state = 'open') open,
      (select count(*) from leads join closing_reasons r on r.id = closing_reason_id where outcome = 'won') won,
      (select count(*) from leads join closing_reasons r on r.id = closing_reason_id where outcome = 'lost') lost,
      (select count(*) from leads join closing_reasons r on r.id = closing_reason_id where outcome = 'other') other,
      (select count(*) from leads where state = 'open' and next_action_on < '2026-03-10') late,
      (select count(*) from leads where state = 'open' and next_action_on = '2026-03-10') due,
      (select count(*) from leads where state = 'open' and next_action is null) unplanned`)
    expect(counts.customers).toBe(600)
    expect(counts.leads).toBeGreaterThan(350)
    for (const name of ['open', 'won', 'lost', 'other', 'late', 'due', 'unplanned'])
      expect(counts[name], name).toBeGreaterThan(4)
    const phases = await database().execute(sql`
      select count(*)::int as phases from lead_phases where organization_id = ${actorOf('ana').organizationId}
      group by account_type_id order by 1`)
    expect([...phases]).toEqual([{ phases: 4 }, { phases: 6 }])
  })

  test('are what their change records say, row by row', async () => {
    await expectReplayed()
  })

  test('count each version, none later than now', async () => {
    const wrong = await first(sql`select
      (select count(*) from leads l where version <> (select count(*) from changes c where c.entity_id = l.id)) leads,
      (select count(*) from customers l where version <> (select count(*) from changes c where c.entity = 'customer' and c.entity_id = l.id)) customers,
      (select count(*) from changes where at > ${now.toISOString()}::timestamptz and operation like 'lead.%') later,
      (select count(*) from changes c join changes d on d.entity_id = c.entity_id and d.entity_version = c.entity_version + 1 and d.at < c.at) backwards,
      (select count(*) from leads l join customers c on c.id = l.customer_id where l.opened_at < c.created_at) early`)
    expect(wrong).toEqual({ leads: 0, customers: 0, later: 0, backwards: 0, early: 0 })
  })

  test('have scores that tell something: the higher, the more were won', async () => {
    const rows = await database().execute<{ band: number; n: number; score: number; won: number }>(sql`
      select width_bucket(p.score, 1, 101, 5) band, count(*)::int n, avg(p.score)::float score,
        avg((r.outcome = 'won')::int * 100)::float won
      from phase_records p join leads l on l.id = p.lead_id join closing_reasons r on r.id = l.closing_reason_id
      where p.score is not null group by 1 order by 1`)
    const won = rows.map((row) => row.won)
    expect(won).toEqual([...won].sort((a, b) => a - b))
  })
})
