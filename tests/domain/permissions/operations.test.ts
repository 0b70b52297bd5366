import { eq } from 'drizzle-orm'
import { beforeAll, describe, test } from 'vitest'
import { database } from '@/db/client'
import { closingReasons, contacts, leadPhases } from '@/db/schema'
import { addAccountType } from '@/lib/account-types/add-account-type'
import { archiveAccountType, restoreAccountType } from '@/lib/account-types/archive-account-type'
import { moveAccountType } from '@/lib/account-types/move-account-type'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { archiveClosingReason, restoreClosingReason } from '@/lib/closing-reasons/archive-closing-reason'
import { editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { moveClosingReason } from '@/lib/closing-reasons/move-closing-reason'
import { addContact } from '@/lib/contacts/add-contact'
import { editContact } from '@/lib/contacts/edit-contact'
import { removeContact } from '@/lib/contacts/remove-contact'
import { archiveCustomer, restoreCustomer } from '@/lib/customers/archive-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'
import { addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { moveLeadPhase } from '@/lib/lead-phases/move-lead-phase'
import { restoreLeadPhase } from '@/lib/lead-phases/restore-lead-phase'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { closeLead } from '@/lib/leads/close-lead'
import { completePhase } from '@/lib/leads/complete-phase'
import { editAccountType } from '@/lib/leads/edit-account-type'
import { goBack } from '@/lib/leads/go-back'
import { jumpForward } from '@/lib/leads/jump-forward'
import { recordPhase } from '@/lib/leads/record-phase'
import { reopenLead } from '@/lib/leads/reopen-lead'
import { startLead } from '@/lib/leads/start-lead'
import type { Actor } from '@/lib/permissions/actor'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { editMember } from '@/lib/users/edit-member'
import { restoreMember } from '@/lib/users/restore-member'
import { actorOf } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import { findAccountType, findPhase, findReason, makeCustomer, makeLead } from '../../support/make'

type Operation = (actor: Actor) => Promise<unknown>

const values = { score: 5, expectedValue: 1, recurringValue: 1, note: 'x', nextAction: 'x', nextActionOn: null }
const settle = { leads: null, leadPhase: null, closingReason: null }

/** Operations on something of Tiago's: admins and managers may, Joost (sales), Inês (viewer) may not. */
const onOthers: Record<string, Operation> = {}
/** Operations on settings: admins alone. */
const onSettings: Record<string, Operation> = {}

// Inputs need ids, so the tables are filled before the tests and their names are listed here, to name the tests.
const othersNames = [
  ...[
    'recordPhase',
    'completePhase',
    'jumpForward',
    'goBack',
    'closeLead',
    'reopenLead',
    'startLead',
    'changeAccountType',
  ],
  ...['editCustomer', 'archiveCustomer', 'restoreCustomer', 'addContact', 'editContact', 'removeContact'],
]
const settingsNames = [
  ...['editAccountType', 'archiveAccountType', 'restoreAccountType', 'moveAccountType'],
  ...['addLeadPhase', 'editLeadPhase', 'moveLeadPhase', 'archiveLeadPhase', 'restoreLeadPhase'],
  ...['editClosingReason', 'archiveClosingReason', 'restoreClosingReason', 'moveClosingReason'],
]
const peopleNames = ['editMember', 'deactivateMember', 'restoreMember']

beforeAll(async () => {
  const lead = await makeLead('tiago', { phase: 'MEET' })
  const seen = { leadId: lead.id, version: lead.version }
  const customer = await makeCustomer('tiago')
  const seenCustomer = { customerId: customer.id, version: 1 }
  const [won, calculation, prospect] = [
    await findReason('WON'),
    await findPhase('CALC'),
    await findAccountType('PROSP'),
  ]
  const fields = CustomerFields(reading('EUR')).parse({
    name: 'Taken over',
    number: 'X1',
    accountType: customer.accountTypeId,
  })
  const person = { name: 'P', function: null, phone: null, mobile: null, email: null, remark: null, primary: false }
  await addContact(actorOf('tiago'), { customerId: customer.id, ...person })
  const [contact] = await database().select().from(contacts).where(eq(contacts.customerId, customer.id))
  const seenContact = { contactId: contact?.id ?? '', version: 1 }
  Object.assign(onOthers, {
    recordPhase: (actor) => recordPhase(actor, { ...seen, ...values }),
    completePhase: (actor) => completePhase(actor, { ...seen, ...values }),
    jumpForward: (actor) => jumpForward(actor, { ...seen, leadPhase: calculation.id, reason: null }),
    goBack: (actor) => goBack(actor, { ...seen, reason: null }),
    closeLead: (actor) => closeLead(actor, { ...seen, ...values, closingReason: won.id, comment: null }),
    reopenLead: (actor) => reopenLead(actor, seen),
    startLead: (actor) => startLead(actor, { customerId: customer.id, title: null }),
    changeAccountType: (actor) => changeAccountType(actor, { ...seenCustomer, ...settle, accountType: prospect.id }),
    editCustomer: (actor) => editCustomer(actor, { ...fields, number: 'X1', ...seenCustomer }),
    archiveCustomer: (actor) => archiveCustomer(actor, seenCustomer),
    restoreCustomer: (actor) => restoreCustomer(actor, seenCustomer),
    addContact: (actor) => addContact(actor, { customerId: customer.id, ...person }),
    editContact: (actor) => editContact(actor, { ...seenContact, ...person, name: 'Q' }),
    removeContact: (actor) => removeContact(actor, seenContact),
  } satisfies Record<string, Operation>)

  const [phase] = await database().select().from(leadPhases).where(eq(leadPhases.id, calculation.id))
  const [reason] = await database().select().from(closingReasons).where(eq(closingReasons.id, won.id))
  const seenType = { accountTypeId: prospect.id, version: prospect.version }
  const seenPhase = { leadPhaseId: calculation.id, version: phase?.version ?? 0 }
  const seenReason = { closingReasonId: won.id, version: reason?.version ?? 0 }
  const type = { code: 'Z', description: 'Z', orderNumber: null, leadPhases: true, default: false }
  const step = { code: 'Z', description: 'Z', phaseType: 'regular' as const, orderNumber: null, stalledAfterDays: null }
  const ending = { code: 'Z', description: 'Z', outcome: 'won' as const, orderNumber: null, accountTypes: [] }
  Object.assign(onSettings, {
    addAccountType: (actor) => addAccountType(actor, type),
    addClosingReason: (actor) => addClosingReason(actor, ending),
    editAccountType: (actor) => editAccountType(actor, { ...seenType, ...type, ...settle }),
    archiveAccountType: (actor) => archiveAccountType(actor, seenType),
    restoreAccountType: (actor) => restoreAccountType(actor, seenType),
    moveAccountType: (actor) => moveAccountType(actor, { ...seenType, to: 'up' }),
    addLeadPhase: (actor) => addLeadPhase(actor, { accountTypeId: prospect.id, ...step }),
    editLeadPhase: (actor) => editLeadPhase(actor, { ...seenPhase, ...step }),
    moveLeadPhase: (actor) => moveLeadPhase(actor, { ...seenPhase, to: 'up' }),
    archiveLeadPhase: (actor) => archiveLeadPhase(actor, { ...seenPhase, ...settle }),
    restoreLeadPhase: (actor) => restoreLeadPhase(actor, seenPhase),
    editClosingReason: (actor) => editClosingReason(actor, { ...seenReason, ...ending }),
    archiveClosingReason: (actor) => archiveClosingReason(actor, seenReason),
    restoreClosingReason: (actor) => restoreClosingReason(actor, seenReason),
    moveClosingReason: (actor) => moveClosingReason(actor, { ...seenReason, to: 'up' }),
    editMember: (actor) => editMember(actor, { ...seenMember, name: 'Z', role: 'admin' }),
    deactivateMember: (actor) => deactivateMember(actor, { ...seenMember, owner: null }),
    restoreMember: (actor) => restoreMember(actor, seenMember),
  } satisfies Record<string, Operation>)
})

const seenMember = {
  get userId() {
    return actorOf('tiago').userId
  },
  version: 1,
}

describe('on what somebody else owns', () => {
  test.each(othersNames)('%s is refused to sales and viewers, and is not there for strangers', async (name) => {
    const operation = onOthers[name] as Operation
    await expectRefusal(() => operation(actorOf('joost')), 'forbidden')
    await expectRefusal(() => operation(actorOf('ines')), 'forbidden')
    await expectRefusal(() => operation(actorOf('stranger')), 'missing')
  })
})

describe('on settings and people', () => {
  test.each([...settingsNames, ...peopleNames, 'addAccountType', 'addClosingReason'])(
    '%s is for admins alone',
    async (name) => {
      const operation = onSettings[name] as Operation
      for (const person of ['miriam', 'joost', 'ines'] as const) {
        await expectRefusal(() => operation(actorOf(person)), 'forbidden')
      }
    },
  )

  test.each([...settingsNames, ...peopleNames])('%s of another organization is not there', async (name) => {
    await expectRefusal(() => (onSettings[name] as Operation)(actorOf('stranger')), 'missing')
  })
})
