import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { leftOverOf } from '@/lib/web/left-over'
import type { Session } from '@/lib/web/session'

const session = { language: 'en' } as Session

test('what was written is left over, with its label; what was chosen, hidden or blank is not', () => {
  const field = newId()
  const values = {
    ...{ city: 'Porto', phone: '+351 222', note: 'Dry.', remark: ' ', version: '3', customerId: newId() },
    ...{ owner: newId(), language: 'pt-PT', do: 'save', [`custom.${field}`]: 'Blue', [`custom.${newId()}`]: newId() },
  }
  expect(leftOverOf({ values, errors: [], attempt: 1 }, session).typed).toEqual([
    { name: 'city', label: 'City', text: 'Porto' },
    { name: 'phone', label: 'Phone', text: '+351 222' },
    { name: 'note', label: 'Note', text: 'Dry.' },
    { name: `custom.${field}`, label: undefined, text: 'Blue' },
  ])
})

test('it says why, of which field, and who changed what', () => {
  const meanwhile = { sentences: ['Ana closed it.'], version: 2, taken: [], clashes: [] }
  const errors = [{ message: 'No.' }, { field: 'score', label: 'Score', message: '1 to 100.' }]
  expect(leftOverOf({ values: {}, errors, attempt: 1, meanwhile }, session)).toMatchObject({
    heading: 'This was changed meanwhile. Your text is kept',
    lines: ['No.', 'Score: 1 to 100.', 'Ana closed it.'],
  })
  expect(leftOverOf({ values: {}, errors, attempt: 1 }, session).heading).toBe('This could not be done')
})
