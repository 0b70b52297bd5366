import { expect, test } from 'vitest'
import { translator } from '@/lib/i18n/translate'
import type { PageContext } from '@/lib/web/page'
import { settingsList } from '@/lib/web/settings'

const contextAt = (query: string) =>
  ({ language: 'en', t: translator('en'), query: new URLSearchParams(query) }) as unknown as PageContext

const row = (id: string, group: string, more: object = {}) => ({
  ...{ id, version: 1, name: `Field ${id}`, group, orderNumber: Number(id) * 10, archivedAt: null as Date | null },
  ...more,
})
const rows = [
  row('1', 'customer'),
  row('2', 'customer'),
  row('3', 'customer', { archivedAt: new Date() }),
  row('4', 'lead'),
]
const listAt = (query: string) =>
  settingsList(contextAt(query), 'customFields', rows, {
    own: ({ group }, place) => ({ group, place }),
    groupOf: ({ group }) => group,
    archivedAs: ({ name, group }) => `${name} (${group})`,
  })

test('a line moves within its group, and what is archived is no line', () => {
  const { lines, archived, editing } = listAt('')
  expect(lines.map(({ id, place, order }) => ({ id, place, first: order?.first, last: order?.last }))).toEqual([
    { id: '1', place: 1, first: true, last: false },
    { id: '2', place: 2, first: false, last: true },
    { id: '4', place: 3, first: true, last: true },
  ])
  expect(lines[0]).toMatchObject({
    ...{ name: 'Field 1', group: 'customer', href: '/settings/custom-fields?edit=1#edit' },
    order: { number: 10, up: 'Move Field 1 up', down: 'Move Field 1 down' },
  })
  expect(archived).toEqual([{ id: '3', version: 1, name: 'Field 3', text: 'Field 3 (customer)' }])
  expect(editing).toBeNull()
})

test('the form of the one that is asked for is open, never of one that is archived or not there', () => {
  expect(listAt('edit=2').editing).toMatchObject({
    ...{ line: { id: '2', group: 'customer' }, heading: 'Edit Field 2', archiveTitle: 'Archive Field 2?' },
  })
  expect(listAt('edit=3').editing).toBeNull()
  expect(listAt('edit=9').editing).toBeNull()
})

test('what has no order has nothing to move', () => {
  const team = { id: '1', version: 1, name: 'North', archivedAt: null }
  const { lines } = settingsList(contextAt(''), 'teams', [team], { own: () => ({}) })
  expect(lines[0]?.order).toBeNull()
})
