import { idOf, isId } from '../ids'
import { chosenField, formFields, theirsField } from './form-state'

export type Values = Record<string, string | string[]>

const own = new Set<string>(Object.values(formFields))
const secret = /password/i

/** The fields of a form as plain values: a name posted several times becomes a list; files are not read here. */
export function formValues(form: FormData): Values {
  const values: Values = Object.create(null)
  for (const [name, value] of form) {
    if (name.startsWith('$ACTION') || own.has(name) || typeof value !== 'string') continue
    const before = values[name]
    if (Array.isArray(before)) before.push(value)
    else values[name] = before === undefined ? value : [before, value]
  }
  return settled(values)
}

/** Where two people wrote one field and theirs was chosen, theirs is what is posted. */
function settled(values: Values): Values {
  for (const name of Object.keys(values).filter((one) => one.startsWith(chosenField('')))) {
    const field = name.slice(chosenField('').length)
    const theirs = values[theirsField(field)]
    if (values[name] === 'theirs') {
      if (theirs === undefined) delete values[field]
      else values[field] = theirs
    }
    delete values[name]
    delete values[theirsField(field)]
  }
  return values
}

/** The same as a schema reads them: fields named after something by its id, `group.id`, stand together in the group. */
export function nested(values: Values): Record<string, unknown> {
  const groups: Record<string, Record<string, unknown>> = Object.create(null)
  const plain = Object.entries(values).filter(([name, value]) => {
    const [group = '', id = ''] = name.split('.')
    if (!isId(id) || name !== `${group}.${id}`) return true
    groups[group] ??= Object.create(null) as Record<string, unknown>
    groups[group][id] = value
    return false
  })
  return Object.assign(Object.create(null), Object.fromEntries(plain), groups)
}

/** What may be sent back to be shown again: all but passwords. */
export const shownAgain = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !secret.test(name)))

/**
 * The id under which a form's effect happens once: the same page's form with the same content is the same request,
 * whereas different content from one page (after Back) is another. Nothing of the build is in it: an upgrade may come
 * between.
 */
export function requestIdOf(form: FormData, values: Values): string | undefined {
  const drawn = form.get(formFields.request)
  return typeof drawn === 'string' && drawn ? idOf(JSON.stringify([drawn, Object.entries(values).sort()])) : undefined
}
