import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'node-html-parser'
import { readMoney } from '../../../lib/format/money'
import { type Fields, type Form, fieldOf, filled, formsOf, formWith } from '../visit/forms'
import { type Answer, hasFailed, locationOf, type Visitor } from '../visit/visitor'
import type { Entry, Outcome } from './check-history'

/** Free of the page it was cut out of, which a piece of its text would keep in memory to the end. */
const cutFree = <T>(value: T): T => JSON.parse(JSON.stringify(value))

/** What a salesperson finds on a page and may send: how to tell its form, and what to fill in. */
type Act = {
  what: string
  path: (customer: string, visitor: Visitor) => Promise<string | undefined> | string
  isForm: (form: Form) => boolean
  /** The field that is marked; and the columns that its form shows, in fields of the same name unless `shownIn` says it. */
  marked?: string
  columns?: string[]
  shownIn?: Record<string, string>
  more?: (form: Form) => Record<string, string>
  /** What nobody may type there, by which the form is refused before anything is looked at. */
  slip?: Record<string, string>
  operation?: string
}

const hasButton = (form: Form, name: string, value: string) =>
  form.buttons.some((one) => one[0] === name && one[1] === value)
const oneOf = <T>(list: T[]): T | undefined => list[Math.floor(Math.random() * list.length)]
const overview = (move: string) => (customer: string) => `/customers/${customer}/overview${move && `?move=${move}`}`
const upTo = (most: number) => String(1 + Math.floor(Math.random() * most))

const weight = () => ({ score: upTo(100) })
const value = () => ({ expectedValue: upTo(90_000) })

/** What is sent with the form of a phase. */
const ofPhase = (what: string, marked: string, more: () => Record<string, string> & { do: string }): Act => ({
  ...{ what, marked, more },
  path: overview(''),
  isForm: (form) => hasButton(form, 'do', more().do) && fieldOf(form, 'score') !== undefined,
  columns: ['note', 'nextAction', 'score', 'expectedValue'],
  slip: { expectedValue: 'a lot' },
})

/** `customText`: the field of a customer's form for a text that the organization has added. */
const actsWith = (customText: string): Act[] => [
  ofPhase('save', 'note', () => ({ do: 'save', ...weight(), ...value() })),
  ofPhase('complete', 'note', () => ({ do: 'complete', ...weight(), ...value() })),
  // One of these and a save write the score, or the value, and nothing else that is the same.
  ofPhase('weigh', 'nextAction', () => ({ do: 'save', ...weight() })),
  ofPhase('value', 'nextAction', () => ({ do: 'save', ...value() })),
  {
    what: 'close',
    path: overview('close'),
    isForm: (form) => Boolean(form.choices.closingReason),
    marked: 'comment',
    more: (form) => ({ do: 'close', score: upTo(100), closingReason: oneOf(form.choices.closingReason ?? []) ?? '' }),
  },
  {
    what: 'jump',
    path: overview('jump'),
    isForm: (form) => Boolean(form.choices.leadPhase) && fieldOf(form, 'reason') !== undefined,
    marked: 'reason',
  },
  {
    what: 'back',
    path: overview('back'),
    isForm: (form) => !form.choices.leadPhase && fieldOf(form, 'reason') !== undefined,
    marked: 'reason',
  },
  {
    what: 'rename',
    path: overview('edit'),
    isForm: (form) => fieldOf(form, 'title') !== undefined,
    marked: 'title',
    columns: ['title', 'ownerId'],
    shownIn: { ownerId: 'owner' },
    more: (form) => ({ owner: oneOf(form.choices.owner ?? []) ?? '' }),
  },
  { what: 'start', path: overview(''), isForm: (form) => fieldOf(form, 'title') !== undefined, marked: 'title' },
  {
    what: 'reopen',
    path: overview(''),
    isForm: (form) =>
      Boolean(fieldOf(form, 'leadId')) &&
      form.fields.every(
        ([name]) =>
          name.startsWith('$') || ['requestId', 'signedInAs', 'version', 'customerId', 'leadId'].includes(name),
      ),
    operation: 'lead.reopened',
  },
  ...['remark', 'city', 'source'].map((column) => ({
    what: `edit ${column}`,
    path: (customer: string) => `/customers/${customer}/edit`,
    isForm: (form: Form) => fieldOf(form, 'remark') !== undefined,
    marked: column,
    columns: ['remark', 'city', 'source'],
    slip: { email: 'nowhere' },
  })),
  {
    what: 'edit custom field',
    path: (customer) => `/customers/${customer}/edit`,
    isForm: (form) => fieldOf(form, 'remark') !== undefined,
    marked: customText,
    columns: ['remark', 'city', 'source', 'text'],
    shownIn: { text: customText },
  },
  {
    what: 'reassign',
    path: (customer) => `/customers/${customer}/edit`,
    isForm: (form) => fieldOf(form, 'remark') !== undefined,
    marked: 'remark',
    columns: ['remark', 'city', 'source', 'ownerId'],
    shownIn: { ownerId: 'owner' },
    more: (form) => ({ owner: oneOf(form.choices.owner ?? []) ?? '' }),
  },
  {
    what: 'merge',
    path: mergeWithNew,
    isForm: (form) => Boolean(fieldOf(form, 'otherId')),
    more: keptOfFirst,
    operation: 'customer.merged',
  },
  { what: 'undo', path: changeOf, isForm: (form) => Boolean(fieldOf(form, 'changeId')), operation: 'undone' },
]

/** Where a customer is merged with one that is made for it, and has no lead. */
async function mergeWithNew(customer: string, visitor: Visitor) {
  const path = '/customers/new'
  const form = formWith((await visitor.ask(path)).body, 'remark')
  const fields = form.fields.filter(([name]) => name !== 'startLead')
  const name = randomBytes(8).toString('hex')
  const to = locationOf(await visitor.submit(path, { ...form, fields }, { name }))
  const [, other] = /^\/customers\/([0-9a-f-]{36})/.exec(to ?? '') ?? []
  return other && `/customers/${customer}/merge/${other}`
}

/** The first one stays, with all that it has. */
function keptOfFirst({ fields, choices }: Form) {
  const first = fieldOf({ fields }, 'customerId') ?? ''
  const asked = Object.keys(choices).filter((name) => choices[name]?.includes(first))
  return Object.fromEntries(asked.map((name) => [name, first]))
}

/** One of the last changes of a customer. */
async function changeOf(customer: string, visitor: Visitor) {
  const { body } = await visitor.ask(`/customers/${customer}/history`)
  return oneOf([...body.matchAll(/href="(\/changes\/[0-9a-f-]{36})/g)].slice(0, 4).map(([, path = '']) => path))
}

type Work = {
  visitors: Visitor[]
  customers: string[]
  customText: string
  /** Asked before each form. */
  goesOn: () => boolean
  /** What an undo is about. */
  entityOf: (changeId: string) => Promise<string>
}

/** Everybody looks at pages and sends their forms, some of them twice at once or again later, until it is enough. */
export async function work({
  visitors,
  customers,
  customText,
  goesOn,
  entityOf,
}: Work): Promise<{ entries: Entry[]; failures: string[]; sent: number }> {
  const acts = actsWith(customText)
  const entries: Entry[] = []
  const failures: string[] = []
  let sent = 0
  const keep = (outcome: Outcome | string, entry: Entry) => {
    sent += 1
    if (typeof outcome === 'string') failures.push(`${entry.what}: ${outcome}`)
    entry.answers.push(typeof outcome === 'string' ? { kind: 'unknown' } : outcome)
  }

  async function workAlone(visitor: Visitor, person: number) {
    const earlier: { entry: Entry; path: string; fields: Fields }[] = []
    for (let turn = 1; goesOn(); turn += 1) {
      const act = oneOf(acts)
      const customer = oneOf(customers)
      if (!act || !customer) return
      const sending = await prepare(act, customer, visitor, `${act.what}-${person}-${turn}`).catch(() => undefined)
      if (!sending) {
        await sleep(20)
        continue
      }
      const { path } = sending
      const fields = Math.random() < 0.1 ? await afterSlip(act, sending, visitor, failures) : sending.fields
      const requestId = fieldOf({ fields }, 'requestId') ?? ''
      const entry: Entry = { ...sending.entry, requestId, sentAt: new Date() }
      if (act.what === 'undo') entry.entityId = await entityOf(entry.entityId)
      entries.push(entry)
      const times = Math.random() < 0.1 ? 2 : 1
      await Promise.all(Array.from({ length: times }, async () => keep(await send(visitor, path, fields), entry)))
      earlier.push({ entry, path, fields })
      if (earlier.length > 20) earlier.shift()
      const again = Math.random() < 0.05 ? oneOf(earlier) : undefined
      if (again) keep(await send(visitor, again.path, again.fields), again.entry)
    }
  }
  await Promise.all(visitors.map(workAlone))
  return { entries, failures, sent }
}

type Sending = NonNullable<Awaited<ReturnType<typeof prepare>>>

async function prepare(act: Act, customer: string, visitor: Visitor, mark: string) {
  const path = await act.path(customer, visitor)
  const page = path ? await visitor.ask(path) : undefined
  const form = page?.status === 200 ? formsOf(page.body).find(act.isForm) : undefined
  if (!path || !form) return undefined
  const values = { ...act.more?.(form), ...(act.marked && { [act.marked]: mark }) }
  const entry: Omit<Entry, 'requestId' | 'sentAt'> = cutFree({
    what: act.what,
    entityId: fieldOf(form, 'changeId') ?? fieldOf(form, 'leadId') ?? customer,
    mark: act.marked && mark,
    operation: act.operation,
    ...shown(act, form, values),
    answers: [],
  })
  return { path, values, fields: filled(form, values), entry }
}

/** What stands in the columns of a form, and what is sent in them, as it is recorded. */
function shown({ columns = [], shownIn }: Act, form: Form, values: Record<string, string>) {
  const fieldFor = (column: string) => shownIn?.[column] ?? column
  const textOf = (column: string) => fieldOf(form, fieldFor(column)) ?? ''
  const recorded = (column: string, text: string) =>
    column === 'expectedValue' && text ? String(readMoney(text, 'EUR')) : text
  return {
    seen: Object.fromEntries(columns.map((column) => [column, recorded(column, textOf(column))])),
    sent: Object.fromEntries(
      columns.map((column) => [column, recorded(column, values[fieldFor(column)] ?? textOf(column))]),
    ),
  }
}

/** The form as it comes back from a slip, while others may have written: the slip put right, it is as old as it was. */
async function afterSlip(
  act: Act,
  { path, fields, values, entry }: Sending,
  visitor: Visitor,
  failures: string[],
): Promise<Fields> {
  const { slip, isForm, marked } = act
  if (!slip) return fields
  // Typing takes a while, in which others write.
  await sleep(Math.random() * 2000)
  const wrong = fields.map(([name, text]): Fields[number] => [name, slip[name] ?? text])
  const answer = await visitor.send(path, wrong).catch(() => undefined)
  if (!answer) return fields
  const outcome = outcomeOf(answer)
  if (typeof outcome === 'string') failures.push(`${act.what} with a slip: ${outcome}`)
  else if (outcome.kind === 'done') failures.push(`${act.what} was done with a slip`)
  const form = formsOf(answer.body).find(isForm)
  if (!form) return fields
  const isSame = (name: string) => fieldOf(form, name) === fieldOf({ fields }, name)
  if (!marked || fieldOf(form, marked) === values[marked]) {
    if (!isSame('leadId')) failures.push(`${act.what}: what was typed for one lead stands in the form of another`)
  } else if (['leadId', 'leadPhase'].every(isSame)) {
    if (form.typed.includes(marked)) failures.push(`${act.what}: what was typed is gone after a slip`)
    // The form of another phase or lead: what it shows is what is seen.
  } else Object.assign(entry, cutFree(shown(act, form, values)))
  const right = fields.filter(([name]) => name in slip)
  return filled(form, { ...values, ...Object.fromEntries(right) })
}

/** How a form was answered; words where no answer may be so. */
async function send(visitor: Visitor, path: string, fields: Fields): Promise<Outcome | string> {
  const answer = await visitor.send(path, fields).catch(() => undefined)
  return answer ? outcomeOf(answer) : { kind: 'unknown' }
}

function outcomeOf(answer: Answer): Outcome | string {
  const to = locationOf(answer)
  if (answer.status === 303 && to) {
    return /^\/missing|[?&]refused=/.test(to) ? { kind: 'refused', words: to } : { kind: 'done', to }
  }
  if (answer.status === 503 || answer.body.includes('can&#x27;t reach its data')) return { kind: 'unknown' }
  if (hasFailed(answer)) return `answered ${answer.status}`
  const words = parse(answer.body).querySelector('[role="alert"]')?.text.trim()
  return words || answer.status !== 200
    ? cutFree({ kind: 'refused' as const, words: words ?? String(answer.status) })
    : 'refused without a word'
}
