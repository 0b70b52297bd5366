import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { formFields } from '@/lib/web/form-state'
import { formValues, nested, requestIdOf } from '@/lib/web/form-values'

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

test('a name posted very often costs no more than many names', () => {
  const form = new FormData()
  // Copied for each, these would take minutes.
  for (let each = 0; each < 40_000; each++) form.append('list', String(each))
  expect(formValues(form).list).toHaveLength(40_000)
})

test('the same form of the same page with the same content is the same request, and nothing else is', () => {
  const sent = (drawn: string, fields: Record<string, string>) => {
    const form = new FormData()
    form.set(formFields.request, drawn)
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return requestIdOf(form, formValues(form))
  }
  const once = sent('page 1', { name: 'Hotel', city: 'Porto' })
  expect(sent('page 1', { city: 'Porto', name: 'Hotel' })).toBe(once)
  const others = [
    sent('page 1', { name: 'Hotel', city: 'Faro' }),
    sent('page 2', { name: 'Hotel', city: 'Porto' }),
    sent('other 1', { name: 'Hotel', city: 'Porto' }),
  ]
  expect(new Set([once, ...others]).size).toBe(4)
  expect(sent('', { name: 'Hotel' })).toBeUndefined()
})
