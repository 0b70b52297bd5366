import { describe, expect, test } from 'vitest'
import { addActivity } from '@/lib/activities/add-activity'
import { endCalendarLink, makeCalendarLink, ownerOfCalendar } from '@/lib/activities/calendar/calendar-link'
import { listCalendar } from '@/lib/activities/calendar/list-calendar'
import { type Event, writeCalendar } from '@/lib/activities/calendar/write-calendar'
import { completeActivity } from '@/lib/activities/complete-activity'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { recordPhase } from '@/lib/leads/record-phase'
import { addMember } from '@/lib/users/add-member'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { restoreMember } from '@/lib/users/restore-member'
import { actorOf } from '../../support/cast'
import { makeLead } from '../../support/make'
import { empty, makeCustomerAt, memberForm, task } from '../../support/targets'

const ana = actorOf('ana')

describe('a calendar as a file', () => {
  const event: Event = {
    id: '1',
    summary: 'Ring back, Hotel; Spa\\Sons\nLisbon',
    url: 'https://funil.example/customers/1/activities',
    day: '2026-07-10',
    time: null,
    minutes: null,
    updatedAt: new Date('2026-07-01T08:09:10.123Z'),
  }
  const linesOf = (more: Partial<Event>) =>
    writeCalendar([{ ...event, ...more }], { name: 'Funil', timeZone: 'Europe/Lisbon' }).split('\r\n')

  test('has a whole day where there is no time, texts escaped, and lines that end with CR LF', () => {
    const lines = linesOf({})
    expect(lines).toContain('DTSTART;VALUE=DATE:20260710')
    expect(lines).toContain('DTEND;VALUE=DATE:20260711')
    expect(lines).toContain('DTSTAMP:20260701T080910Z')
    expect(lines).toContain('SUMMARY:Ring back\\, Hotel\\; Spa\\\\Sons\\nLisbon')
    expect([lines[0], ...lines.slice(-2)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', ''])
  })

  test('has the instant of a time of the organization, for as long as it takes', () => {
    expect(linesOf({ time: '10:00', minutes: 45 })).toEqual(
      expect.arrayContaining(['DTSTART:20260710T090000Z', 'DTEND:20260710T094500Z']),
    )
  })

  test('folds lines at 75 octets and cuts no character', () => {
    const summary = 'Ação '.repeat(40).trim()
    const lines = linesOf({ summary })
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}`)
  })
})

test('it holds what is planned for a day, of activities and of open leads, until it is done', async () => {
  const { entityId: userId } = await addMember(ana, memberForm())
  const somebody = { ...ana, userId, role: 'sales' as const }
  const { customerId } = await makeCustomerAt({ admin: ana, owner: userId })
  const planned = { ...task, customerId, assignee: userId }
  const { entityId } = await addActivity(ana, { ...planned, day: '2999-03-02', time: '09:00', minutes: 20 })
  await addActivity(ana, { ...planned, text: 'Some day' })
  const lead = await makeLead()
  await recordPhase(ana, {
    leadId: lead.id,
    version: lead.version,
    ...empty,
    nextAction: 'Ring',
    nextActionOn: '2999-03-01',
  })
  expect(await listCalendar(somebody, { funnelOn: true })).toMatchObject([
    { id: entityId, kind: 'task', day: '2999-03-02', time: '09:00', minutes: 20 },
  ])
  const joost = await listCalendar(actorOf('joost'), { funnelOn: true })
  expect(joost.find(({ id }) => id === lead.id)).toMatchObject({ kind: 'nextAction', what: 'Ring', day: '2999-03-01' })
  expect((await listCalendar(actorOf('joost'), { funnelOn: false })).some(({ id }) => id === lead.id)).toBe(false)
  await archiveCustomer(ana, { customerId: lead.customerId, version: 1 })
  expect((await listCalendar(actorOf('joost'), { funnelOn: true })).some(({ id }) => id === lead.id)).toBe(false)
  await completeActivity(ana, { activityId: entityId, version: 1, result: null, next: null, nextOn: null })
  expect(await listCalendar(somebody, { funnelOn: true })).toEqual([])
})

test('its address is one at a time, and ends for good when it is ended or its person is gone', async () => {
  const { entityId: userId } = await addMember(ana, memberForm())
  const somebody = { ...ana, userId, role: 'sales' as const }
  const first = await makeCalendarLink(somebody)
  const second = await makeCalendarLink(somebody)
  expect(await ownerOfCalendar(first)).toBeUndefined()
  expect((await ownerOfCalendar(second))?.user.id).toBe(userId)
  await endCalendarLink(somebody)
  expect(await ownerOfCalendar(second)).toBeUndefined()
  const third = await makeCalendarLink(somebody)
  await deactivateMember(ana, { userId, version: 1, owner: null })
  expect(await ownerOfCalendar(third)).toBeUndefined()
  await restoreMember(ana, { userId, version: 2 })
  expect(await ownerOfCalendar(third)).toBeUndefined()
  expect(await ownerOfCalendar('')).toBeUndefined()
})
