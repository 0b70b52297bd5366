import { setTimeout as sleep } from 'node:timers/promises'
import { filled, formsOf, formWith } from '../visit/forms'
import { type Answer, locationOf, type Visitor } from '../visit/visitor'

/** Sends a file through the form of the import; answers the path of its matching. */
export async function upload(visitor: Visitor, fileName: string, content: string): Promise<string> {
  const form = formWith((await visitor.ask('/import')).body, 'file')
  const answer = await visitor.submit('/import', form, {}, { name: fileName, content, type: 'text/csv' })
  return ledTo(answer, /^\/import\/[0-9a-f-]{36}$/)
}

/** Keeps the columns and values as they are recognized, until the file is checked; answers its check as a page. */
export async function check(visitor: Visitor, path: string, more: Record<string, string> = {}): Promise<Answer> {
  let page = path
  for (let turn = 0; turn < 3; turn += 1) {
    const form = formsOf((await visitor.ask(page)).body).find(({ fields }) => fields.some(([name]) => name === 'shown'))
    if (!form) throw new Error(`${page} does not ask what the columns are.`)
    const to = ledTo(await visitor.send(page, filled(form, { ...more, do: 'check' })), /^\/import\//)
    page = to.replace(/#.*/, '')
    const reached = await wait(visitor, page, /\/progress/)
    if (reached.path.endsWith('/check')) return reached.answer
    page = reached.path
  }
  throw new Error(`${path} does not come to its check.`)
}

/** Brings a checked file in and waits for it to end; answers the result as a page. */
export async function bringIn(visitor: Visitor, path: string): Promise<Answer> {
  const page = `${path}/check`
  // Before it may stand the choice of what becomes of likely duplicates.
  const form = formsOf((await visitor.ask(page)).body).find(
    ({ fields, choices }) => fields.some(([name]) => name === 'importId') && !choices.alike,
  )
  if (!form) throw new Error(`${page} has nothing to bring in.`)
  const to = ledTo(await visitor.send(page, filled(form, {})), /\/progress$/)
  return (await wait(visitor, to, /\/progress/)).answer
}

/** Follows a page to where it leads, again and again while it stands at a path. */
async function wait(visitor: Visitor, start: string, at: RegExp): Promise<{ path: string; answer: Answer }> {
  let path = start
  for (const end = Date.now() + 3600_000; Date.now() < end; ) {
    const answer = await visitor.ask(path)
    const to = locationOf(answer)?.replace(/#.*/, '')
    if (to) path = to
    else if (at.test(path)) await sleep(300)
    else return { path, answer }
  }
  throw new Error(`${start} does not end.`)
}

function ledTo(answer: Answer, pattern: RegExp): string {
  const to = locationOf(answer)
  if (answer.status !== 303 || !to || !pattern.test(to))
    throw new Error(`A form of the import was answered ${answer.status} ${to ?? ''}.`)
  return to
}
