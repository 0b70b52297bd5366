import type { Place } from './places'

/** The form of a page with one thing in sight, the place in it for its buttons, and the button that saves. */
export type CutForm = { form: HTMLFormElement; go: HTMLElement; save: { name: string; value: string; label: string } }

/** The form of a page that changes a cell, as it is drawn without JavaScript; undefined where there is none. */
export function formIn(html: string, place: Place): HTMLFormElement | undefined {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return [...page.querySelectorAll<HTMLFormElement>('main form')].find(
    (form) => inputIn(form, place.fields[0] ?? '') && buttonOf(form, place),
  )
}

const inputIn = (form: HTMLFormElement, name: string) =>
  ([...form.elements] as HTMLInputElement[]).find((input) => input.name === name && input.type !== 'hidden')

/** The form of a lead has several buttons: the one that keeps it where it is. */
const buttonOf = (form: HTMLFormElement, { of }: Place) =>
  [...form.querySelectorAll<HTMLButtonElement>(of === 'lead' ? '[name=do][value=save]' : '[type=submit]')].at(-1)

/** Leaves the fields of a cell in sight; all else is posted along as the page brought it. */
export function cutDown(form: HTMLFormElement, place: Place): CutForm {
  const button = buttonOf(form, place)
  const save = { name: button?.name ?? '', value: button?.value ?? '', label: button?.textContent ?? '' }
  const shown = place.fields.flatMap((name) => inputIn(form, name)?.closest('.field') ?? [])
  const rest = document.createElement('div')
  const go = document.createElement('div')
  rest.hidden = true
  rest.append(...form.childNodes)
  go.className = 'cell-go'
  form.className = 'cell-form'
  form.replaceChildren(...shown, go, rest)
  for (const other of form.querySelectorAll('button')) other.remove()
  for (const field of shown) field.className = 'field'
  nameApart(form)
  return { form, go, save }
}

/** The list has ids of its own. */
function nameApart(form: HTMLFormElement) {
  for (const attribute of ['id', 'for', 'aria-describedby']) {
    for (const element of form.querySelectorAll(`[${attribute}]`)) {
      const ids = element.getAttribute(attribute) ?? ''
      element.setAttribute(attribute, ids.replace(/\S+/g, 'cell-$&'))
    }
  }
}

/** Whether all that an answer complains about stands beside the fields of the cell. */
export function isAboutCell(form: HTMLFormElement, { fields }: Place): boolean {
  const said = [...form.querySelectorAll('.errs li')]
  return said.length > 0 && said.every((one) => fields.some((name) => one.querySelector(`a[href="#${name}"]`)))
}
