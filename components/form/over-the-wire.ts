import { unstable_rethrow } from 'next/navigation'
import { type FormAction, type FormState, formFields } from '@/lib/web/form-state'

const own = new Set<string>(Object.values(formFields))

/**
 * The action as a browser calls it. With the connection gone the form comes back with all that was typed; `onSaved` is
 * told when the form was carried out, which is when it leads on to another page.
 */
export function overTheWire(action: FormAction, { notSent, onSaved }: { notSent: string; onSaved: () => void }) {
  return async (state: FormState, form: FormData): Promise<FormState> => {
    try {
      return await action(state, form)
    } catch (error) {
      if (leadsOn(error)) onSaved()
      unstable_rethrow(error)
      // What fetch throws when nothing could be sent; every answer of the server is another error.
      if (!(error instanceof TypeError)) throw error
      // What was taken from others stands in the form, and may have been changed since.
      const meanwhile = state.meanwhile && { ...state.meanwhile, taken: [] }
      return { ...state, meanwhile, values: typedIn(form), errors: [{ message: notSent }], attempt: state.attempt + 1 }
    }
  }
}

// A form about something that does not exist any more leads to a page that says so: nothing was saved.
function leadsOn(error: unknown): boolean {
  const { digest } = error as { digest?: unknown }
  return typeof digest === 'string' && digest.startsWith('NEXT_REDIRECT;') && !digest.includes(';/missing;')
}

function typedIn(form: FormData): FormState['values'] {
  const values: FormState['values'] = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || own.has(name) || /password/i.test(name)) continue
    const all = form.getAll(name).filter((value) => typeof value === 'string')
    const [only] = all
    values[name] = all.length === 1 && only !== undefined ? only : all
  }
  return values
}
