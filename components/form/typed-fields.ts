type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
export type Typed = [name: string, value: string][]

const never = new Set(['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'])

/** What a person types or chooses in a form: neither what it hides nor passwords, nor the sign-in that it may ask for. */
const fieldsOf = (form: HTMLFormElement) =>
  ([...form.elements] as Field[]).filter(
    ({ name, type }) => name && !never.has(type ?? 'button') && !name.startsWith('signIn'),
  )

const isTick = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio'

export const readTyped = (form: HTMLFormElement): Typed =>
  fieldsOf(form)
    .filter((field) => !isTick(field) || field.checked)
    .map(({ name, value }) => [name, value])

export function writeTyped(form: HTMLFormElement, typed: Typed) {
  for (const field of fieldsOf(form)) {
    const values = typed.filter(([name]) => name === field.name).map(([, value]) => value)
    if (isTick(field)) field.checked = values.includes(field.value)
    else if (values[0] !== undefined) field.value = values[0]
  }
}

/** Whether anything stands there that the page did not bring. */
export const isTouched = (form: HTMLFormElement) => fieldsOf(form).some(differsFromPage)

function differsFromPage(field: Field): boolean {
  if (isTick(field)) return field.checked !== field.defaultChecked
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue
  const brought = [...field.options].findIndex((option) => option.defaultSelected)
  return field.selectedIndex !== Math.max(brought, 0)
}

/** By what a person knows it again: the longest text that is not in the form as it stands. */
export function excerptOf(form: HTMLFormElement, typed: Typed): string {
  const texts = fieldsOf(form).filter((field) => !isTick(field) && !(field instanceof HTMLSelectElement))
  const changed = typed.filter(([name, value]) => texts.some((field) => field.name === name && field.value !== value))
  const longest = changed.map(([, value]) => value.trim()).sort((a, b) => b.length - a.length)[0] ?? ''
  return longest.length > 120 ? `${longest.slice(0, 119)}…` : longest
}
