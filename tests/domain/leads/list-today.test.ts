import { beforeAll, describe, expect, test } from 'vitest'
import { dayAfter } from '@/lib/clock'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { listViewOf, queryIn, rowsUrl } from '@/lib/customers/list-view'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { groundFor } from '@/lib/leads/ground'
import { listRows, sumRows } from '@/lib/leads/list-rows'
import { listToday, mostShown, type TodaySection, todayFilter, todaySections } from '@/lib/leads/list-today'
import { recordPhase } from '@/lib/leads/record-phase'
import { startLead } from '@/lib/leads/start-lead'
import type { Actor } from '@/lib/permissions/actor'
import { actorOf, type Name } from '../../support/cast'
import { at } from '../../support/clock'
import { findLead, findPhase, makeLead } from '../../support/make'
import { customerFields, empty, makeCustomerAt, newCode } from '../../support/targets'

const timeZone = 'Europe/Lisbon'
const today = '2026-03-10'
const joost = actorOf('joost')

async function planned(days: number | null, owner: Name = 'joost', expectedValue: number | null = null) {
  const { id: leadId, version } = await makeLead(owner)
  const plan = days === null ? {} : { nextAction: `In ${days}`, nextActionOn: dayAfter(today, days) }
  await recordPhase(actorOf(owner), { leadId, version, ...empty, expectedValue, ...plan })
  return findLead(leadId)
}

const todayAt = (actor: Actor) =>
  groundFor(actor, { stalled: true }, timeZone).then((ground) => listToday(actor, ground))
const actionsIn = async (actor: Actor, section: TodaySection) =>
  (await todayAt(actor))[section].rows.map((row) => row.nextAction)

beforeAll(async () => {
  const call = await findPhase('CALL')
  const { code, description, phaseType, orderNumber } = call
  await editLeadPhase(actorOf('ana'), {
    ...{ leadPhaseId: call.id, version: call.version, code, description, orderNumber },
    ...{ phaseType: phaseType as 'initial', stalledAfterDays: 14 },
  })
  for (const [day, days] of [
    [20, 0],
    [21, 6],
    [22, -30],
  ] as const) {
    at(`2026-02-${day}T12:00Z`)
    await planned(days)
  }
  at('2026-03-10T08:00Z')
  for (const days of [-1, 0, 1, 6, 7, null]) await planned(days, 'joost', 1_000_00)
  for (const days of [-1, 0, null]) await planned(days, 'tiago')
})

describe('Today', () => {
  test('shows the days in their order: late, today, the rest of seven days; later ones are only counted', async () => {
    at('2026-03-10T12:00Z')
    expect(await actionsIn(joost, 'late')).toEqual(['In -30', 'In -1'])
    expect(await actionsIn(joost, 'today')).toEqual(['In 0', 'In 0'])
    expect(await actionsIn(joost, 'soon')).toEqual(['In 1', 'In 6', 'In 6'])
    expect(await actionsIn(joost, 'none')).toEqual([null])
    expect((await todayAt(joost)).open.count).toBe(9)
  })

  test('a day begins at midnight in the organization’s time zone', async () => {
    const summer = await makeLead('joost')
    const plan = { nextAction: 'In summer', nextActionOn: '2026-07-02' }
    await recordPhase(joost, { leadId: summer.id, version: summer.version, ...empty, ...plan })
    at('2026-07-01T22:59:59Z')
    expect(await actionsIn(joost, 'today')).toEqual([])
    expect(await actionsIn(joost, 'soon')).toEqual(['In summer'])
    at('2026-07-01T23:00:00Z')
    expect(await actionsIn(joost, 'today')).toEqual(['In summer'])
    at('2026-07-02T23:00:00Z')
    expect(await actionsIn(joost, 'late')).toContain('In summer')
  })

  test('stalled leads stand by how long they have been in their phase', async () => {
    at('2026-03-06T12:00Z')
    expect((await todayAt(joost)).stalled.count).toBe(0)
    at('2026-03-10T12:00Z')
    const { stalled } = await todayAt(joost)
    expect(stalled.rows.map((row) => row.nextAction)).toEqual(['In 0', 'In 6', 'In -30'])
  })

  test.each(['joost', 'tiago', 'ana', 'ines'] as const)(
    'the link of each section lists exactly the rows it counts, for %s',
    async (name) => {
      at('2026-03-10T12:00Z')
      const actor = actorOf(name)
      const ground = await groundFor(actor, { stalled: true }, timeZone)
      const sections = await listToday(actor, ground)
      for (const section of todaySections) {
        const url = new URL(rowsUrl(todayFilter(actor, section)), 'http://x')
        const view = listViewOf(queryIn(url.searchParams))
        const { count, rows } = sections[section]
        expect([section, (await sumRows(actor, view, ground)).count]).toEqual([section, count])
        const listed = await listRows(actor, view, ground)
        const ids = listed.rows.map((row) => row.leadId)
        expect(ids).toEqual(expect.arrayContaining(rows.map((row) => row.leadId)))
      }
    },
  )

  test('a lead of nobody is its customer’s owner’s, one with an owner is theirs; of an archived customer none', async () => {
    at('2026-03-10T12:00Z')
    const [ana, tiago] = [actorOf('ana'), actorOf('tiago')]
    const give = async (customerId: string, version: number, owner: string | null) =>
      editCustomer(ana, { ...(await customerFields({ admin: ana, owner })), customerId, version, number: newCode() })

    const theirs = await planned(-3)
    await give(theirs.customerId, 1, tiago.userId)
    expect(await actionsIn(joost, 'late')).toContain('In -3')
    expect(await actionsIn(tiago, 'late')).not.toContain('In -3')
    await archiveCustomer(ana, { customerId: theirs.customerId, version: 2 })
    expect(await actionsIn(joost, 'late')).not.toContain('In -3')

    const { customerId } = await makeCustomerAt({ admin: ana, owner: null })
    const { entityId: leadId } = await startLead(ana, { customerId, title: null })
    await recordPhase(ana, { leadId, version: 1, ...empty, nextAction: 'Of nobody', nextActionOn: today })
    await give(customerId, 1, tiago.userId)
    expect(await actionsIn(tiago, 'today')).toContain('Of nobody')
    expect(await actionsIn(ana, 'today')).not.toContain('Of nobody')
  })

  test(`shows at most ${mostShown} of a section and counts all`, async () => {
    at('2026-03-10T12:00Z')
    for (let made = 0; made <= mostShown; made++) await planned(2, 'miriam')
    const { soon } = await todayAt(actorOf('miriam'))
    expect(soon.count).toBe(mostShown + 1)
    expect(soon.rows).toHaveLength(mostShown)
  })
})
