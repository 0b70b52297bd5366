import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Clashes } from '@/components/form/clashes'
import { overTheWire } from '@/components/form/over-the-wire'
import { texts } from '@/lib/i18n/translate'
import { type Clash, emptyForm, type FormState } from '@/lib/web/form-state'

const clash: Clash = { field: 'city', label: 'City', before: '', theirs: 'Porto', mine: 'Faro', who: 'Miriam Keller' }
const merged: FormState = {
  ...emptyForm,
  values: { city: 'Faro', remark: '' },
  meanwhile: { sentences: [], version: 7, taken: ['remark'], clashes: [clash] },
  attempt: 1,
}

/** What the form says after it could not be sent. */
function unsent(state: FormState, fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const away = async () => {
    throw new TypeError('Failed to fetch')
  }
  return overTheWire(away, { notSent: 'Could not be sent.', onSaved: () => {} })(state, form)
}

test('what could not be sent is kept, also over what was taken from others, and from the version it was made from', async () => {
  const answer = await unsent(merged, { version: '7', city: 'Faro', remark: 'Rings at noon', password: 'secret' })
  expect(answer).toMatchObject({ errors: [{ message: 'Could not be sent.' }], attempt: 2 })
  expect(answer.values).toEqual({ version: '7', city: 'Faro', remark: 'Rings at noon' })
  expect(answer.meanwhile).toEqual({ ...merged.meanwhile, taken: [] })
  expect((await unsent(emptyForm, { city: 'Faro' })).meanwhile).toBeUndefined()
})

test('which of two values was chosen stays chosen in a form that could not be sent', async () => {
  const chosenIn = ({ values }: FormState) =>
    renderToStaticMarkup(
      createElement(Clashes, { clashes: [clash], chosen: values, texts: texts('en', 'form') }),
    ).match(/<input[^>]*checked[^>]*>/g)
  expect(chosenIn(merged)).toEqual([expect.stringContaining('value="mine"')])
  const answer = await unsent(merged, { 'chosen.city': 'theirs' })
  expect(chosenIn(answer)).toEqual([expect.stringContaining('value="theirs"')])
})
