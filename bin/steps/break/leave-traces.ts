import { filled, formWith } from '../visit/forms'
import { locationOf, type Visitor } from '../visit/visitor'
import { upload } from './bring-in'

/** Leaves what people keep for themselves: a file to bring in, a saved view, rows chosen for a bulk change. */
export async function leaveTraces(visitor: Visitor, fileName: string) {
  await upload(visitor, fileName, `name,city\nSecret of ${fileName},Porto\n`)
  await send(visitor, '/customers/views/new?q=secret', 'query', { name: `View of ${fileName}` })
  await send(visitor, '/customers', 'list', { whole: 'on', kind: 'owner' })
}

async function send(visitor: Visitor, path: string, field: string, values: Record<string, string>) {
  const answer = await visitor.send(path, filled(formWith((await visitor.ask(path)).body, field), values))
  if (!locationOf(answer)) throw new Error(`The form on ${path} was answered ${answer.status}.`)
}
