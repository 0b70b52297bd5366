import { expect, test } from 'vitest'
import { archiveCustomer } from '@/lib/customers/archive-customer'
import { createCustomer } from '@/lib/customers/create-customer'
import { mergeCustomers } from '@/lib/duplicates/merge-customers'
import type { Target } from '@/lib/transfer/vocabulary'
import { actorOf } from '../../support/cast'
import { bringIn, checked, outcomesOf } from '../../support/import-file'
import { findCustomerRow } from '../../support/seen'
import * as targets from '../../support/targets'

const ana = actorOf('ana')
const home = { admin: ana, owner: ana.userId }
const alone = { funnel: null }
const columns: Target[] = ['customerNumber', 'customerExternalId', 'customerName', 'city']

const add = async (fields: Record<string, string>) =>
  (await createCustomer(ana, await targets.customerFields(home, fields))).entityId

async function merge(customerId: string, otherId: string) {
  const [one, other] = [await findCustomerRow(customerId), await findCustomerRow(otherId)]
  const seen = { customerId, version: one.version, otherId, otherVersion: other.version, stays: customerId }
  await mergeCustomers(ana, { ...(await targets.makeTwinsAt(home)), ...seen })
}

test('a row that names a merged customer means the one that it became, over several merges', async () => {
  const mark = 'Merged'
  const last = await add({ name: `${mark} last`, number: 'M-1', externalId: 'mx-1' })
  const middle = await add({ name: `${mark} middle`, number: 'M-2', externalId: 'mx-2' })
  const first = await add({ name: `${mark} first`, number: 'M-3' })
  await merge(middle, first)
  await merge(last, middle)
  const rows = [
    ...['M-3,,,Faro', `,,${mark} first,Lagos`, `M-2,,${mark} middle,`, ',mx-1,,Beja', `M-3,mx-1,${mark} first,Tavira`],
    ...[`,mx-2,${mark} new name,`, `M-3,,${mark} new name,`],
  ]
  const id = await checked(rows.join('\n'), columns, alone)
  const expected = ['updated', 'updated', 'unchanged', 'updated', 'updated', 'updated', 'unchanged']
  expect(await outcomesOf(id)).toEqual(expected)
  await bringIn(id)
  expect(await outcomesOf(id)).toEqual(expected)
  // Names and numbers of those that are gone stay theirs.
  expect(await findCustomerRow(last)).toMatchObject({
    name: `${mark} new name`,
    number: 'M-1',
    externalId: 'mx-1',
    city: 'Tavira',
  })
  expect(await findCustomerRow(first)).toMatchObject({ name: `${mark} first`, city: null, version: 2 })
})

test('the name that both had means the one that stays; the archived take nothing', async () => {
  const stays = await add({ name: 'Both the same', number: 'S-1' })
  const goes = await add({ name: 'Both the same', number: 'S-2' })
  await merge(stays, goes)
  const id = await checked('Both the same,Ovar,se1\nBoth the same,,se2', ['customerName', 'city', 'leadExternalId'])
  expect(await outcomesOf(id)).toEqual(['created', 'created'])
  await bringIn(id)
  expect(await findCustomerRow(stays)).toMatchObject({ city: 'Ovar' })
  const gone = await add({ name: 'Gone for good', number: 'S-3' })
  await merge(gone, await add({ name: 'Gone before', number: 'S-4' }))
  await archiveCustomer(ana, { customerId: gone, version: 2 })
  expect(await outcomesOf(await checked('S-4,,,Ovar', columns, alone))).toEqual(['refusedArchived'])
})

test('what a row makes of one by the number of another is known to rows of a later portion', async () => {
  const stays = await add({ name: 'Late stays', number: 'L-1' })
  await merge(stays, await add({ name: 'Late goes', number: 'L-2' }))
  const between = Array.from({ length: 2500 }, () => ',,Late filler,')
  const id = await checked(['L-2,,,Elvas', ...between, 'L-2,,,Elvas'].join('\n'), columns, alone)
  expect((await outcomesOf(id)).at(-1)).toBe('unchanged')
})
