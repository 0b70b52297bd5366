import { type Form, formsOf } from '../visit/forms'
import type { Visitor } from '../visit/visitor'
import { type Ids, pathsOf, templates } from './endpoints'

export type OwnForm = { path: string; form: Form }

/** Every form of one's own pages, one of each action and set of fields. */
export async function ownForms(visitor: Visitor, ids: Ids): Promise<OwnForm[]> {
  const forms = new Map<string, OwnForm>()
  for (const path of everyPath(ids))
    for (const form of formsOf((await visitor.ask(path)).body)) forms.set(keyOf(form), { path, form })
  return [...forms.values()]
}

/** The same form as its page shows it by now, or nothing where it does not any more. */
export async function asItIsNow(visitor: Visitor, { path, form }: OwnForm): Promise<Form | undefined> {
  return formsOf((await visitor.ask(path)).body).find((one) => keyOf(one) === keyOf(form))
}

/** Every page and route of the build but the one that ends the session. */
export const everyPath = (ids: Ids) =>
  templates()
    .filter((template) => template !== '/sign-out')
    .flatMap((template) => pathsOf(template, ids))

/** The action a form is for: its id, or the address of the route that takes it. */
export const actionOf = ({ to, fields }: Pick<Form, 'to' | 'fields'>): string =>
  fields
    .map(([name, value]) => (/^\$ACTION_\d+:0$/.test(name) ? (JSON.parse(value).id as string) : ''))
    .find(Boolean) ??
  fields.find(([name]) => name.startsWith('$ACTION_ID_'))?.[0].slice('$ACTION_ID_'.length) ??
  to

/** Without what Next adds to it, which counts the forms of a page. */
export const namesIn = ({ fields }: Pick<Form, 'fields'>) =>
  fields.map(([name]) => name).filter((name) => !name.startsWith('$'))

const keyOf = (form: Form) => [form.to, actionOf(form), ...namesIn(form)].join()
