import { inputOf } from '../../../../lib/custom-fields/vocabulary'
import { type Fields, type Form, filled, formsOf } from '../../visit/forms'
import { type Answer, locationOf, type Visitor } from '../../visit/visitor'
import { takesText, textFor } from './texts'

type Which = (form: Form) => boolean

/** Sends a form of a page with a payload in every text field; answers where it leads. `more` goes over the payloads. */
export async function sendPayloads(visitor: Visitor, path: string, which: Which, more: Record<string, string> = {}) {
  const page = await visitor.ask(path)
  const form = formsOf(page.body).find(which)
  if (!form) throw new Error(`${path} (${page.status}) has no such form.`)
  const texts = Object.fromEntries(form.typed.filter(takesText).map((name) => [name, textFor(name)]))
  const answer = await sendAnyway(visitor, path, filled(form, { ...texts, ...chosen(form), ...more }))
  const to = locationOf(answer)
  if (answer.status !== 303 || !to) throw new Error(`${path} was answered ${answer.status}: ${refusalOf(answer)}`)
  return to
}

/** In custom fields something is chosen, too. */
const chosen = ({ choices }: Form) =>
  Object.fromEntries(
    Object.entries(choices).flatMap(([name, options]) => {
      const some = name.startsWith(inputOf('')) ? options.filter(Boolean) : []
      return some.length > 0 ? [[name, some[Math.floor(Math.random() * some.length)] ?? '']] : []
    }),
  )

/** A customer that looks like others is asked about once more. */
async function sendAnyway(visitor: Visitor, path: string, fields: Fields): Promise<Answer> {
  const answer = await visitor.send(path, fields)
  const asked = formsOf(answer.body).find(({ buttons }) => buttons.some(([name]) => name === 'addAnyway'))
  return asked ? visitor.send(path, filled(asked, Object.fromEntries(asked.buttons))) : answer
}

const refusalOf = ({ body }: Answer) =>
  body
    .match(/role="alert".*?<\/ul>/s)?.[0]
    .replace(/<[^>]*>/g, ' ')
    .slice(0, 300)

export const types =
  (...names: string[]): Which =>
  ({ typed }) =>
    names.every((name) => typed.includes(name))

export const holds =
  (name: string): Which =>
  ({ fields }) =>
    fields.some(([one]) => one === name)

/** The addresses of a page that look so, each once. */
export async function linksOf(visitor: Visitor, path: string, pattern: RegExp): Promise<string[]> {
  const { body } = await visitor.ask(path)
  const all = [...body.matchAll(/href="([^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  return [...new Set(all.filter((href) => pattern.test(href)))]
}
