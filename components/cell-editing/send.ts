import { type CutForm, cutDown, formIn, isAboutCell } from './form-of-page'
import type { Place } from './places'

/** What became of a form: `else` is for the whole page to answer, `lost` could not be sent. */
export type Sent = 'saved' | 'lost' | 'else' | CutForm

/** Posts a form as the browser would without JavaScript, where a form that is carried out leads on to another page. */
export async function send(
  form: HTMLFormElement,
  button: HTMLElement | null,
  page: string,
  place: Place,
): Promise<Sent> {
  try {
    const body = new FormData(form, button)
    const answer = await fetch(page, { method: 'POST', body, redirect: 'manual' })
    if (answer.type === 'opaqueredirect') return 'saved'
    const answered = formIn(await answer.text(), place)
    return answered && isAboutCell(answered, place) ? cutDown(answered, place) : 'else'
  } catch (error) {
    if (error instanceof TypeError) return 'lost'
    throw error
  }
}
