import { expect, test } from 'vitest'
import { lockRow } from '@/lib/changes/gate'
import { transact } from '@/lib/changes/transact'
import { actorOf } from '../../support/cast'
import { makeCustomer } from '../../support/make'

const ana = actorOf('ana')

test('of two changes that wait for each other both are made, one after the other', async () => {
  const one = await makeCustomer()
  const other = await makeCustomer()
  let holding = 0
  let tries = 0
  let bothHold = () => {}
  const held = new Promise<void>((resolve) => {
    bothHold = resolve
  })
  const change = (first: string, second: string) =>
    transact(ana, async (tx) => {
      tries += 1
      await lockRow(tx, ana, 'customer', first)
      holding += 1
      if (holding === 2) bothHold()
      await held
      await lockRow(tx, ana, 'customer', second)
      return { id: null, entityId: first, customerId: first }
    })
  const made = await Promise.all([change(one.id, other.id), change(other.id, one.id)])
  expect(made.map(({ entityId }) => entityId)).toEqual([one.id, other.id])
  expect(tries).toBe(3)
})
