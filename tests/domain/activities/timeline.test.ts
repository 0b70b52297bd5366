import { expect, test } from 'vitest'
import { addActivity } from '@/lib/activities/add-activity'
import { listTimeline, placeIn, placeText, type TimelineEntry } from '@/lib/activities/list-timeline'
import { countToDo, listToDo } from '@/lib/activities/list-to-do'
import { listTodayTasks } from '@/lib/activities/list-today-tasks'
import { editCustomer } from '@/lib/customers/edit-customer'
import { newId } from '@/lib/ids'
import { addMember } from '@/lib/users/add-member'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { makeCustomer } from '../../support/make'
import { customerForm } from '../../support/seen'
import { memberForm, task } from '../../support/targets'

const ana = actorOf('ana')
const note = { ...task, kind: 'note' as const }

async function customerWithPast() {
  at('2026-03-01T10:00Z')
  const { id: customerId } = await makeCustomer()
  for (let hour = 1; hour <= 6; hour += 1) {
    at(`2026-03-02T1${hour}:00Z`)
    if (hour % 2 === 0) await editCustomer(ana, { ...(await customerForm(customerId)), city: `Porto ${hour}` })
    else await addActivity(ana, { ...note, customerId, text: `Note ${hour}` })
  }
  at('2026-03-03T10:00Z')
  await addActivity(ana, { ...note, customerId, text: 'Told later', day: '2026-03-02', time: '14:30' })
  await addActivity(ana, { ...task, customerId })
  return customerId
}

const said = (entry: TimelineEntry) => ('change' in entry ? entry.change.operation : entry.activity.text)

test('a timeline weaves activities and changes in the order in which they happened', async () => {
  const customerId = await customerWithPast()
  const all = await listTimeline(ana, customerId, { show: 'everything', limit: 50 })
  expect(all.map(said)).toEqual([
    ...['customer.edited', 'Note 5', 'Told later', 'customer.edited', 'Note 3', 'customer.edited', 'Note 1'],
    'customer.created',
  ])
  expect((await listTimeline(ana, customerId, { show: 'changes', limit: 50 })).map(said)).toHaveLength(4)
  expect((await listTimeline(ana, customerId, { show: 'note', limit: 50 })).map(said)).toHaveLength(4)
  expect(await listTimeline(ana, customerId, { show: 'call', limit: 50 })).toEqual([])
})

test.each([1, 2, 3])('its pages of %i together are the whole, without gap or twin', async (limit) => {
  const customerId = await customerWithPast()
  const whole = await listTimeline(ana, customerId, { show: 'everything', limit: 50 })
  const paged: string[] = []
  for (let before: string | undefined; ; ) {
    const page = await listTimeline(ana, customerId, { show: 'everything', limit, before: placeIn(before) })
    const last = page.at(-1)
    if (!last) break
    paged.push(...page.map(({ id }) => id))
    before = placeText(last)
  }
  expect(paged).toEqual(whole.map(({ id }) => id))
})

test('what is no place is the beginning', () => {
  for (const text of [undefined, '', '_', 'x_y', `2026-13-01T00:00:00Z_${newId()}`, `2026-01-01T00:00:00Z_x`])
    expect(placeIn(text)).toBeUndefined()
})

test('what one is to do is counted by its day, and listed the earliest first', async () => {
  at('2026-03-10T10:00Z')
  const { entityId: userId } = await addMember(ana, memberForm())
  const somebody = { ...ana, userId, role: 'sales' as const }
  const { id: customerId } = await makeCustomer()
  for (const day of ['2026-03-16', '2026-03-10', null, '2026-03-09', '2026-03-17', '2026-03-11'])
    await addActivity(ana, { ...task, customerId, day, text: String(day), assignee: userId })
  expect(await countToDo(ana, userId, '2026-03-10')).toEqual({
    ...{ all: 6, late: 1, today: 1, soon: 2, undated: 1, next: '2026-03-11' },
  })
  const all = await listToDo(ana, { assigneeId: userId, due: 'all', today: '2026-03-10', limit: 9 })
  expect(all.map(({ text }) => text)).toEqual([
    ...['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-16', '2026-03-17', 'null'],
  ])
  const { soon, late } = await listTodayTasks(somebody, '2026-03-10')
  expect(soon).toMatchObject({ count: 2, rows: [{ day: '2026-03-11' }, { day: '2026-03-16' }] })
  expect(late).toMatchObject({ count: 1, rows: [{ day: '2026-03-09' }] })
})
