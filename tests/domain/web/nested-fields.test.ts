import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { nested } from '@/lib/web/form-values'

test('fields named after something by its id stand together, and all others as they are', () => {
  const [one, other] = [newId(), newId()]
  const values = { name: 'Hotel', [`custom.${one}`]: 'a', [`custom.${other}`]: ['', 'b'], 'column.0': 'city' }
  expect(nested(values)).toEqual({ name: 'Hotel', custom: { [one]: 'a', [other]: ['', 'b'] }, 'column.0': 'city' })
})

test('a name that is posted alone and as a group is the group, and reaches no prototype', () => {
  const id = newId()
  expect(nested({ custom: 'x', [`custom.${id}`]: 'a' })).toEqual({ custom: { [id]: 'a' } })
  expect(nested({ [`__proto__.${id}`]: 'a', [`a.b.${id}`]: 'c' })).not.toHaveProperty(id)
  expect(Object.getPrototypeOf(nested({ ['__proto__']: 'a' }))).toBeNull()
})
