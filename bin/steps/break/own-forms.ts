import { type Fields, type Form, fieldOf, formsOf } from '../visit/forms'
import type { Visitor } from '../visit/visitor'
import { actions, type Ids, pages, pathsOf, templates } from './endpoints'

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

/**
 * The same, and a form for each action that no page shows to who asks right now, made of the fields that all forms have.
 */
export async function everyForm(visitor: Visitor, ids: Ids): Promise<OwnForm[]> {
  const own = await ownForms(visitor, ids)
  const shown = new Set(own.map(({ form }) => actionOf(form)))
  const all = [...new Map(own.flatMap(({ form }) => allFields(form)))]
  const hidden = actions().filter(({ id }) => !shown.has(id))
  return [
    ...own,
    ...hidden.flatMap(({ id, pages: from }): OwnForm[] => {
      const [path] = from.filter((page) => !page.includes('missing')).flatMap((page) => pathsOf(page, ids))
      const none = { to: '', buttons: [], choices: {}, typed: [], files: [] }
      return path ? [{ path, form: { ...none, fields: [...callOf(id), ...all] } }] : []
    }),
  ]
}

/** What a form has to send, its first button and its first choices too. */
const allFields = (form: Form): Fields => [
  ...form.fields.filter(([name]) => !name.startsWith('$')),
  ...Object.entries(filledIn(form, 0)),
]

/** What a form without JavaScript sends to name its action and state. */
const callOf = (id: string): Fields => [
  ['$ACTION_REF_1', ''],
  ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
  ['$ACTION_1:1', '[{"values":{},"errors":[],"attempt":0}]'],
  ['$ACTION_KEY', 'k0'],
]

/** What is filled in where nothing is, with the turn behind it. */
const usual: Record<string, string> = {
  ...{ name: 'Form ', description: 'Form ', title: 'Form ', text: 'Form ', code: 'F', email: 'form@example.com.f' },
  ...{ reason: 'Form ', orderNumber: '9', score: '', expectedValue: '1', recurringValue: '1' },
}

/** What a person adds to a form so that it may be done: what must not be empty, a choice of each kind, and a button. */
export function filledIn(form: Form, turn: number, button = form.buttons[0]): Record<string, string> {
  const empty = form.fields.flatMap(([name, value]) =>
    !value && name in usual ? [[name, `${usual[name]}${turn}`]] : [],
  )
  const open = Object.entries(form.choices).filter(
    ([name, { length }]) => length > 1 && fieldOf(form, name) === undefined,
  )
  const chosen = open.map(([name, [first = '']]) => [name, first])
  return Object.fromEntries([...empty, ...chosen, ...(button ? [button] : [])])
}

/** Every page of the build but the one that ends the session, with what it can be asked for. */
export const everyPage = (ids: Ids) => pathsIn(pages(), ids)

/** The same, and every route. */
export const everyPath = (ids: Ids) => pathsIn(templates(), ids)

const pathsIn = (all: string[], ids: Ids) =>
  all.filter((template) => template !== '/sign-out').flatMap((template) => pathsOf(template, ids))

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
