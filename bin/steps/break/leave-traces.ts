import { inputOf } from '../../../lib/custom-fields/vocabulary'
import { type Form, formsOf, formWith } from '../visit/forms'
import { type Answer, locationOf, type Visitor } from '../visit/visitor'
import { upload } from './bring-in'

/**
 * Leaves one of everything that people make, each with a name that ends in `of` and this mark: custom fields and a
 * customer with values in them, what hangs on it, one like it, a team, and what people keep for themselves.
 */
export async function leaveTraces(visitor: Visitor, mark: string) {
  const of = `of ${mark}`
  const field = await addField(visitor, {
    name: `Field ${of}`,
    kind: 'choice',
    newChoices: `Choice ${of}\nOther ${of}`,
  })
  await addField(visitor, { name: `Lead field ${of}`, kind: 'text', subject: 'lead' })
  await sendForm(visitor, '/settings/teams', 'name', { name: `Team ${of}` })
  const name = `Customer ${of}`
  const to = await sendForm(visitor, '/customers/new', 'name', (form) => {
    const [choice = ''] = (form.choices[inputOf(field)] ?? []).filter(Boolean)
    return { name, remark: `Remark ${of}`, startLead: 'on', [inputOf(field)]: choice }
  })
  const [card = ''] = /^\/customers\/[0-9a-f-]{36}/.exec(to) ?? []
  await sendForm(visitor, `${card}/contacts?add=1`, 'email', { name: `Contact ${of}` })
  await sendForm(visitor, `${card}/activities`, 'text', { text: `Note ${of}`, kind: 'note' })
  const file = { name: `File ${of}.txt`, content: `Content ${of}`, type: 'text/plain' }
  await sendForm(visitor, `${card}/files`, 'files', {}, file)
  await addTwin(visitor, name)
  await upload(visitor, `${mark}.csv`, `name,city\nSecret ${of},Porto\n`)
  await sendForm(visitor, '/customers/views/new?q=secret', 'query', { name: `View ${of}` })
  await sendForm(visitor, '/customers', 'list', { whole: 'on', kind: 'owner' })
}

/** Adds a custom field; answers its id. */
export async function addField(visitor: Visitor, values: Record<string, string>): Promise<string> {
  const path = '/settings/custom-fields'
  await sendForm(visitor, path, 'newChoices', values)
  const { body } = await visitor.ask(path)
  const ids = [...body.matchAll(/custom-fields\?edit=([0-9a-f-]{36})/g)].map(([, id = '']) => id)
  const last = ids.sort().at(-1)
  if (!last) throw new Error('A custom field that was added is not there.')
  return last
}

/** A customer of a name that is there is asked about, and added all the same. */
async function addTwin(visitor: Visitor, name: string) {
  const path = '/customers/new'
  const answer = await visitor.submit(path, formWith((await visitor.ask(path)).body, 'name'), { name })
  const asked = formsOf(answer.body).find(({ buttons }) => buttons.some(([one]) => one === 'addAnyway'))
  if (!asked) throw new Error('A customer like another was not asked about.')
  where(await visitor.submit(path, asked, Object.fromEntries(asked.buttons)), path)
}

type Values = Record<string, string>
type File = Parameters<Visitor['submit']>[3]

/** Sends the form of a page that has this field, and answers where it leads. Throws where it is not carried out. */
export async function sendForm(
  visitor: Visitor,
  path: string,
  field: string,
  values: Values | ((form: Form) => Values),
  file?: File,
): Promise<string> {
  const form = formWith((await visitor.ask(path)).body, field)
  return where(await visitor.submit(path, form, typeof values === 'function' ? values(form) : values, file), path)
}

function where(answer: Answer, path: string): string {
  const to = locationOf(answer)
  if (!to) throw new Error(`The form on ${path} was answered ${answer.status}.`)
  return to
}
