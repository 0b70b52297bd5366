import { formsOf } from '../../visit/forms'
import type { Visitor } from '../../visit/visitor'
import { sendForm } from '../leave-traces'
import { holds, linksOf, sendPayloads, types } from './send-payloads'
import { payloadFor } from './texts'

/** Customers whose every text, and whose leads' every text, is a payload. Answers the paths of their cards. */
export async function fillCustomers(visitor: Visitor, count: number): Promise<string[]> {
  const cards: string[] = []
  for (let at = 0; at < count; at += 1) cards.push(await fillCustomer(visitor, at))
  return cards
}

const figures = { score: '50', expectedValue: '1200' }

async function fillCustomer(visitor: Visitor, at: number): Promise<string> {
  const card = await sendPayloads(visitor, '/customers/new', types('name', 'remark'), { startLead: 'on' })
  const overview = `${card}/overview`
  await sendPayloads(visitor, `${card}/contacts`, types('function'), { primary: 'on' })
  await sendPayloads(visitor, overview, types('note', 'nextAction'), { do: 'complete', ...figures })
  await sendPayloads(visitor, overview, types('note', 'nextAction'), { do: 'save', nextActionOn: today(), ...figures })
  await sendPayloads(visitor, `${overview}?move=jump`, (form) => Boolean(form.choices.leadPhase))
  await sendPayloads(
    visitor,
    `${overview}?move=back`,
    (form) => form.typed.includes('reason') && !form.choices.leadPhase,
  )
  await sendPayloads(visitor, overview, types('title'))
  await sendPayloads(visitor, `${overview}?move=edit`, types('title'))
  if (at % 2) await close(visitor, overview)
  await sendPayloads(visitor, `${card}/edit`, types('name', 'remark'))
  const [contact] = await linksOf(visitor, `${card}/contacts`, /contacts\?edit=/)
  if (contact) await sendPayloads(visitor, contact, types('function'))
  const told = { kind: at % 2 ? 'note' : 'call', minutes: '', day: '', time: '' }
  await sendPayloads(visitor, `${card}/activities`, types('text', 'minutes'), told)
  const [activity] = await linksOf(visitor, `${card}/activities`, /activities\?edit=/)
  if (activity) await sendPayloads(visitor, activity, types('result'), told)
  await sendPayloads(visitor, `${card}/activities`, types('text', 'minutes'), { ...told, kind: 'task' })
  const file = { name: `${payloadFor('fileName', 150)}.txt`, content: payloadFor('content', 200), type: 'text/html' }
  await sendForm(visitor, `${card}/files`, 'files', {}, file)
  const [renamed] = await linksOf(visitor, `${card}/files`, /files\?edit=/)
  if (renamed)
    await sendPayloads(visitor, renamed, (form) => types('name')(form) && holds('fileId')(form), {
      name: `${payloadFor('fileName', 150)}.txt`,
    })
  if (at % 5 === 4) await sendPayloads(visitor, `${card}/archive`, holds('customerId'))
  return card
}

const today = () => new Date().toISOString().slice(0, 10)

async function close(visitor: Visitor, overview: string) {
  const { body } = await visitor.ask(`${overview}?move=close`)
  const reasons = formsOf(body).find((form) => form.choices.closingReason)?.choices.closingReason ?? []
  const closingReason = reasons[Math.floor(Math.random() * reasons.length)] ?? ''
  await sendPayloads(visitor, `${overview}?move=close`, types('comment'), { do: 'close', ...figures, closingReason })
}

/** What else of a customer is a page. */
export async function pagesOf(visitor: Visitor, card: string): Promise<string[]> {
  const changes = await linksOf(visitor, `${card}/history`, /^\/changes\//)
  const leads = await linksOf(visitor, `${card}/overview`, /[?&]lead=/)
  const moves = ['jump', 'back', 'close', 'edit'].map((move) => `${card}/overview?move=${move}`)
  const merges = await linksOf(visitor, `${card}/duplicates?q=x`, /\/merge\//)
  const files = await linksOf(visitor, `${card}/files`, /files\?edit=/)
  const said = new URLSearchParams([['refused', `file.program:${payloadFor('said', 50)}`]])
  const tabs = ['', '/overview', '/contacts', '/activities', '/history', '/files', '/edit', '/archive']
  const own = [...tabs, `/files?${said}`].map((tab) => card + tab)
  // Of an archived customer none are looked for.
  own.push(...(await linksOf(visitor, card, /\/duplicates$/)))
  return [...new Set([...own, ...moves, ...leads.slice(0, 2), ...merges.slice(0, 2), ...files.slice(0, 1), ...changes])]
}
