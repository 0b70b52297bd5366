import { insert } from '@/lib/changes/write'
import { type Book, type By, changeInBook, enterInBook, idAt, rowIn } from './book'
import { ruiLeftAgo } from './invent-customers'
import type { PlannedCustomer } from './plan'
import { type Event, leadEvents } from './play-lead'
import type { Stage } from './stage'
import { workingInstant } from './timing'

type CustomerRow = {
  accountTypeId: string
  ownerId: string
  name: string
  archivedAt: Date | null
  phone: string | null
}

/** Everything that happens to one customer, from its first day to now, entered in the book in order of time. */
export function playCustomer(book: Book, stage: Stage, number: string, planned: PlannedCustomer) {
  const { random } = book
  const { now } = stage
  const createdAt = workingInstant(random, now, planned.createdAgo)
  const id = idAt(book, createdAt)
  const by: By = { userId: stage.userIds[planned.owner], through: 'form' }
  create(book, stage, by, createdAt, id, number, planned)
  const events: Event[] = []
  const change = (at: Date, decision: Parameters<typeof changeInBook>[5], who = by) =>
    events.push({ at, happen: () => changeInBook(book, who, at, 'customer', id, decision) })

  for (const [index, lead] of planned.leads.entries()) {
    const steps = leadEvents(book, stage, id, lead, createdAt)
    const startedAt = steps[0]?.at ?? createdAt
    const endedAt = steps.at(-1)?.at ?? startedAt
    const type = stage.type(lead.accountType)
    if (planned.accountType === 'CUST') turn(book, stage, events, by, new Date(startedAt.getTime() - 30_000), id, type)
    events.push(...steps)
    const isLast = index === planned.leads.length - 1
    if (lead.end?.reason === 'WON' && isLast && random.chance(0.85))
      turn(book, stage, events, by, new Date(endedAt.getTime() + 60_000), id, stage.type('CUST'))
  }
  if (planned.owner === 'rui') {
    const who: By = { userId: stage.userIds.ana, through: 'bulk', batchId: stage.handover }
    const set = { ownerId: stage.userIds.tiago }
    change(
      workingInstant(random, now, ruiLeftAgo),
      { operation: 'customer.edited', facts: { name: planned.name }, set },
      who,
    )
  }
  if (random.chance(0.12)) {
    const mobile = `+351 912 ${random.whole(100, 999)} ${random.whole(100, 999)}`
    const at = workingInstant(random, now, random.between(0, planned.createdAgo), createdAt)
    change(at, { operation: 'customer.edited', facts: { name: planned.name }, set: { mobile } })
  }
  if (planned.archived) {
    const at = workingInstant(random, now, random.between(5, 500), createdAt)
    change(at, { operation: 'customer.archived', facts: { name: planned.name }, set: { archivedAt: at } })
  }
  for (const { happen } of events.sort((a, b) => a.at.getTime() - b.at.getTime())) happen()
}

type Type = { id: string; description: string }

/** Gives the customer another account type, unless it has it already. */
function turn(book: Book, stage: Stage, events: Event[], by: By, wish: Date, id: string, to: Type) {
  const at = new Date(Math.min(wish.getTime(), stage.now.getTime()))
  const happen = () => {
    const { accountTypeId, name } = rowIn<CustomerRow>(book, 'customers', { id })
    if (accountTypeId === to.id) return
    const from = stage.typeById(accountTypeId)
    changeInBook(book, by, at, 'customer', id, {
      operation: 'customer.accountTypeChanged',
      facts: { name, from: from.description, to: to.description },
      set: { accountTypeId: to.id },
    })
  }
  events.push({ at, happen })
}

function create(book: Book, stage: Stage, by: By, at: Date, id: string, number: string, planned: PlannedCustomer) {
  const { accountType, owner, createdAgo, archived, contacts, leads, ...fields } = planned
  const places = {
    accountTypeId: stage.type(accountType).id,
    ownerId: stage.userIds[owner],
    externalId: null,
    archivedAt: null,
  }
  const row = { number, ...fields, ...places, createdAt: at, updatedAt: at }
  enterInBook(
    book,
    by,
    at,
    { entity: 'customer', entityId: id, version: 1, customerId: id },
    {
      operation: 'customer.created',
      facts: { name: planned.name },
      writes: [insert('customers', { id }, row)],
    },
  )
  contacts.forEach((contact, index) => {
    const addedAt = new Date(Math.min(at.getTime() + (index + 1) * 20_000, stage.now.getTime()))
    const contactId = idAt(book, addedAt)
    const { remark = null, ...person } = contact
    const added = { customerId: id, ...person, remark, isPrimary: index === 0, createdAt: addedAt }
    enterInBook(
      book,
      by,
      addedAt,
      { entity: 'contact', entityId: contactId, version: 1, customerId: id },
      {
        operation: 'contact.added',
        facts: { name: contact.name },
        writes: [insert('contacts', { id: contactId }, added)],
      },
    )
  })
}
