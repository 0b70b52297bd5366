import { filled, formWith } from '../visit/forms'
import { locationOf, type Visitor } from '../visit/visitor'
import { upload } from './bring-in'

/** Leaves what people keep for themselves: a file to bring in, a saved view, rows chosen for a bulk change. */
export async function leaveTraces(visitor: Visitor, fileName: string) {
  await upload(visitor, fileName, `name,city\nSecret of ${fileName},Porto\n`)
  await sendForm(visitor, '/customers/views/new?q=secret', 'query', { name: `View of ${fileName}` })
  await sendForm(visitor, '/customers', 'list', { whole: 'on', kind: 'owner' })
}

/** Sends the form of a page that has this field, and answers where it leads. Throws where it is not carried out. */
export async function sendForm(visitor: Visitor, path: string, field: string, values: Record<string, string>) {
  const answer = await visitor.send(path, filled(formWith((await visitor.ask(path)).body, field), values))
  const to = locationOf(answer)
  if (!to) throw new Error(`The form on ${path} was answered ${answer.status}.`)
  return to
}
