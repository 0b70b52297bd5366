import { expect, it } from 'vitest'
import { fewFor } from '@/lib/leads/few-rows'

const owner = '00000000-0000-4000-8000-000000000000'

it("sorts somebody's rows only where a walk would pass more to fill a page", () => {
  expect(fewFor({ owner, state: 'open', sort: 'name' }, 51)).toEqual({ most: 5000, page: 51 })
  expect(fewFor({ team: owner, sort: 'changed' }, 11)).toEqual({ most: 5000, page: 11 })
})

it('expects nothing of a walk where more filters may leave fewer than the narrowest', () => {
  expect(fewFor({ owner, due: 'late', sort: 'name' }, 51)).toEqual({ most: 5000, page: undefined })
  expect(fewFor({ owner, q: 'alfa', sort: 'name' }, 51)).toEqual({ most: 20_000 })
})
