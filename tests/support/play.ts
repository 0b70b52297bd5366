import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { database } from '@/db/client'
import { contacts, customers, leadPhases, leads } from '@/db/schema'
import { addContact } from '@/lib/contacts/add-contact'
import { editContact } from '@/lib/contacts/edit-contact'
import { removeContact } from '@/lib/contacts/remove-contact'
import { archiveCustomer, restoreCustomer } from '@/lib/customers/archive-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { editLead } from '@/lib/leads/edit-lead'
import { goBack } from '@/lib/leads/go-back'
import { jumpForward } from '@/lib/leads/jump-forward'
import { recordPhase } from '@/lib/leads/record-phase'
import { reopenLead } from '@/lib/leads/reopen-lead'
import { startLead } from '@/lib/leads/start-lead'
import type { Actor } from '@/lib/permissions/actor'
import { Refusal } from '@/lib/refusal'
import { findAccountType, findReason } from './make'

const amount = fc.option(fc.integer({ min: 0, max: 9_000_000_00 }))
const words = fc.option(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
)

/** One thing that somebody does to a customer; `at` picks among what there is, `old` sends the form of an earlier page. */
export const anyStep = fc.record({
  move: fc.constantFrom(
    ...(['start', 'record', 'complete', 'complete', 'jump', 'back', 'close', 'reopen', 'edit'] as const),
  ),
  beside: fc.option(
    fc.constantFrom(...(['rename', 'archive', 'restore', 'retype', 'add', 'edit', 'remove'] as const)),
    {
      freq: 2,
    },
  ),
  at: fc.nat(100),
  old: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  score: fc.option(fc.integer({ min: 1, max: 100 })),
  expectedValue: amount,
  recurringValue: amount,
  note: words,
})
export type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never

/** Does it, or is refused; answers which. What is neither is a bug and is thrown. */
export async function play(actor: Actor, customerId: string, step: Step): Promise<'done' | 'refused'> {
  const work = step.beside ? besideLeads(actor, customerId, step, step.beside) : withLeads(actor, customerId, step)
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return 'refused'
      throw error
    },
  )
}

async function withLeads(actor: Actor, customerId: string, step: Step) {
  const all = await database().select().from(leads).where(eq(leads.customerId, customerId)).orderBy(asc(leads.id))
  const lead = all[step.at % all.length]
  if (!lead || step.move === 'start') return startLead(actor, { customerId, title: step.note })
  const { score, expectedValue, recurringValue, note } = step
  const values = { score, expectedValue, recurringValue, note, nextAction: note, nextActionOn: '2026-04-01' }
  const seen = { leadId: lead.id, version: lead.version - (step.old ? 1 : 0) }
  const phases = await database()
    .select()
    .from(leadPhases)
    .where(eq(leadPhases.accountTypeId, lead.accountTypeId))
    .orderBy(asc(leadPhases.orderNumber))
  const phase = phases[step.at % phases.length]?.id ?? ''
  const reason = await findReason(['WON', 'LOST', 'COMP'][step.at % 3] ?? '')
  const moves = {
    record: () => recordPhase(actor, { ...seen, ...values }),
    complete: () => completePhase(actor, { ...seen, ...values }),
    jump: () => jumpForward(actor, { ...seen, leadPhase: phase, reason: note }),
    back: () => goBack(actor, { ...seen, reason: note }),
    close: () => closeLead(actor, { ...seen, ...values, closingReason: reason.id, comment: note }),
    reopen: () => reopenLead(actor, seen),
    edit: () => editLead(actor, { ...seen, title: note, owner: step.at % 3 ? actor.userId : null }),
  }
  return moves[step.move]()
}

async function besideLeads(actor: Actor, customerId: string, step: Step, what: NonNullable<Step['beside']>) {
  const [customer] = await database().select().from(customers).where(eq(customers.id, customerId))
  if (!customer) throw new Error('no customer')
  const people = await database().select().from(contacts).where(eq(contacts.customerId, customerId))
  const person = people[step.at % people.length]
  const seen = { customerId, version: customer.version - (step.old ? 1 : 0) }
  const { accountType: _, ...fields } = CustomerFields(reading('EUR')).parse({
    accountType: customer.accountTypeId,
    name: `Hotel ${step.at}`,
    owner: actor.userId,
  })
  const contact = { function: step.note, phone: null, mobile: null, email: null, remark: null }
  const one = { ...contact, name: `Rui ${step.at}`, primary: step.at % 2 === 0 }
  if (what === 'add' || ((what === 'edit' || what === 'remove') && !person)) {
    return addContact(actor, { customerId, ...one })
  }
  const seenContact = { contactId: person?.id ?? '', version: person?.version ?? 0 }
  const settle = { leads: (['keep', 'move', 'close'] as const)[step.at % 3] ?? null }
  const target = await findAccountType(['LEAD', 'PROSP', 'CUST'][step.at % 3] ?? '')
  const [phase] = await database().select().from(leadPhases).where(eq(leadPhases.accountTypeId, target.id))
  const reason = await findReason('LOST')
  const works = {
    rename: () => editCustomer(actor, { ...fields, ...seen, number: customer.number }),
    archive: () => archiveCustomer(actor, seen),
    restore: () => restoreCustomer(actor, seen),
    retype: () =>
      changeAccountType(actor, {
        ...seen,
        ...settle,
        accountType: target.id,
        leadPhase: phase?.id ?? null,
        closingReason: reason.id,
      }),
    edit: () => editContact(actor, { ...seenContact, ...one }),
    remove: () => removeContact(actor, seenContact),
  }
  return works[what]()
}
