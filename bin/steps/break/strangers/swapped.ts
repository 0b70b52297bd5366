import { type Form, fieldOf, filled } from '../../visit/forms'

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

const idsIn = (text: string) => [...new Set(text.match(anyId) ?? [])]

/** A form in which one of its ids became another. */
type Swapped = { what: string; form: Form }

/**
 * The form with each of its ids in turn as each of others: in the value of a field, in its name, among what can be chosen
 * where that is empty now, and in the address it is sent to.
 */
export function swapped(form: Form, others: string[]): Swapped[] {
  const fields = form.fields.filter(([name]) => !name.startsWith('$') && name !== 'requestId')
  const empty = Object.entries(form.choices).filter(([name]) => idsIn(fieldOf(form, name) ?? '').length === 0)
  const chosen = empty.flatMap(([name, options]): [string, string][] =>
    options
      .filter((option) => idsIn(option).length > 0)
      .slice(0, 1)
      .map((option) => [name, option]),
  )
  return [
    ...[...fields, ...chosen].flatMap(([name, value]) => [
      ...become(value, others).map((text) => ({ what: name, form: withField(form, name, { [name]: text }) })),
      ...become(name, others).map((text) => ({ what: name, form: withField(form, name, { [text]: value }) })),
    ]),
    ...become(form.to, others).map((to) => ({ what: form.to, form: { ...form, to } })),
  ]
}

const become = (text: string, others: string[]): string[] =>
  idsIn(text).flatMap((id) => others.filter((other) => other !== id).map((other) => text.replaceAll(id, other)))

/** Without its request's id, so that each of them is another request. */
function withField(form: Form, name: string, values: Record<string, string>): Form {
  const others = { ...form, fields: form.fields.filter(([one]) => one !== name) }
  return { ...form, fields: filled(others, { ...values, requestId: '' }) }
}
