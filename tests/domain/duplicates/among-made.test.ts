import { expect, test } from 'vitest'
import { mostAlike, reasonsAmong } from '@/lib/duplicates/among'
import { amongMade } from '@/lib/duplicates/among-made'
import { traitsOf } from '@/lib/duplicates/traits'

const none = { ...{ email: null, mobile: null, website: null }, registrationNumber: null, vatNumber: null }
const called = (name: string) => ({ ...none, name, phone: '+351 22 555 0100' })

test('a number that too many rows share tells nothing, and is not read for each of them', () => {
  const made = amongMade()
  const asked = traitsOf(called('Somebody else')).filter(({ by }) => by === 'phone')
  const found = () => asked.flatMap((trait) => made.sharing(trait))
  const put = (from: number, upTo: number) => {
    for (let at = from; at <= upTo; at += 1) made.put({ ...called(`Customer ${at}`), id: String(at) })
  }
  put(1, mostAlike)
  expect(new Set(reasonsAmong([made], asked).keys())).toEqual(new Set(found()))
  expect(found()).toHaveLength(mostAlike)
  put(mostAlike + 1, 500)
  expect(reasonsAmong([made], asked).size).toBe(0)
  expect(found()).toHaveLength(mostAlike + 1)
})
