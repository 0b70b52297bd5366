import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addAccountType } from '@/lib/account-types/add-account-type'
import { type AddActivity, addActivity } from '@/lib/activities/add-activity'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { addContact } from '@/lib/contacts/add-contact'
import { addCustomField } from '@/lib/custom-fields/add-custom-field'
import { createCustomer } from '@/lib/customers/create-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { MergeCustomers } from '@/lib/duplicates/merge-customers'
import { addFile } from '@/lib/files/add-file'
import { reading } from '@/lib/format/reading'
import { addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { jumpForward } from '@/lib/leads/jump-forward'
import { startLead } from '@/lib/leads/start-lead'
import type { Actor } from '@/lib/permissions/actor'
import { addSavedView } from '@/lib/saved-views/add-saved-view'
import { addTeam } from '@/lib/teams/add-team'
import { mapImport } from '@/lib/transfer/map-import'
import { uploadImport } from '@/lib/transfer/upload-import'
import { addMember } from '@/lib/users/add-member'
import { customFieldForm } from './custom-fields'
import { findAccountType, findPhase } from './make'

/** Where something is made to try operations on: by an admin, who made it for this owner or for nobody. */
export type Home = { admin: Actor; owner: string | null }

let made = 0
export const newCode = () => `X${++made}`

export const empty = {
  ...{ score: 50, expectedValue: null, recurringValue: null, note: null },
  ...{ nextAction: null, nextActionOn: null },
}
export const person = {
  ...{ name: 'Rui Teixeira', function: null, phone: null, mobile: null, email: null, remark: null },
  primary: false,
}
export const task: Omit<AddActivity, 'customerId'> = {
  ...{ kind: 'task', text: 'Send the quote', day: null, time: null, minutes: null },
  ...{ lead: null, contact: null, assignee: null },
}
export const keep = { leads: 'keep', leadPhase: null, closingReason: null } as const

export async function customerFields({ admin, owner }: Home, more: Record<string, string> = {}) {
  const accountType = (await findAccountType('LEAD', admin)).id
  return CustomerFields(reading('EUR')).parse({ name: 'Hotel Miramar Foz', accountType, owner: owner ?? '', ...more })
}

export async function makeCustomerAt(home: Home): Promise<{ customerId: string; version: number }> {
  const { entityId } = await createCustomer(home.admin, await customerFields(home))
  return { customerId: entityId, version: 1 }
}

/** Two customers and the form that merges them: the first stays with its values; the other has all that can move. */
export async function makeTwinsAt(home: Home): Promise<MergeCustomers> {
  const { customerId } = await makeCustomerAt(home)
  const { entityId: otherId } = await createCustomer(
    home.admin,
    await customerFields(home, { city: 'Porto', phone: '253 000 111' }),
  )
  const { entityId: contact } = await addContact(home.admin, { customerId: otherId, ...person, primary: true })
  const { entityId: lead } = await startLead(home.admin, { customerId: otherId, title: 'Roof' })
  await addActivity(home.admin, { ...task, customerId: otherId, contact, lead })
  const seen = { customerId, version: 1, otherId, otherVersion: 1, stays: customerId }
  return MergeCustomers(reading('EUR')).parse(seen)
}

/** An open task of the owner; of the admin where there is none. */
export async function makeActivityAt(home: Home, more: Partial<Parameters<typeof addActivity>[1]> = {}) {
  const { customerId } = await makeCustomerAt(home)
  const { entityId } = await addActivity(home.admin, { ...task, customerId, assignee: home.owner, ...more })
  return { activityId: entityId, version: 1 }
}

/** A file of the owner on a customer that is theirs; of the admin where there is none. */
export async function makeFileAt({ admin, owner }: Home, content: string | Buffer = newCode(), name = 'Quote.txt') {
  const { customerId } = await makeCustomerAt({ admin, owner })
  const { entityId } = await withFile(content, (path) =>
    addFile({ ...admin, userId: owner ?? admin.userId }, { customerId, name, path }),
  )
  return { fileId: entityId, customerId, version: 1 }
}

/** Lends a file on disk. */
export async function withFile<T>(content: string | Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'funil-file-'))
  try {
    const path = join(folder, 'file')
    writeFileSync(path, content)
    return await work(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export async function makeContactAt(home: Home) {
  const { customerId } = await makeCustomerAt(home)
  const { entityId } = await addContact(home.admin, { customerId, ...person })
  return { contactId: entityId, version: 1 }
}

/** An open lead in the phase with this code. */
export async function makeLeadAt(home: Home, phase = 'CALL') {
  const { customerId } = await makeCustomerAt(home)
  const { entityId: leadId } = await startLead(home.admin, { customerId, title: null })
  if (phase === 'CALL') return { leadId, version: 1 }
  const { id: leadPhase } = await findPhase(phase, 'LEAD', home.admin)
  await jumpForward(home.admin, { leadId, version: 1, leadPhase, reason: null })
  return { leadId, version: 2 }
}

export const accountTypeForm = () => {
  const code = newCode()
  return { code, description: code, orderNumber: null, leadPhases: true, default: false }
}

export async function makeAccountTypeAt({ admin }: Home) {
  const { entityId } = await addAccountType(admin, accountTypeForm())
  return { accountTypeId: entityId, version: 1 }
}

export const leadPhaseForm = (phaseType: 'initial' | 'regular' | 'closing' = 'regular') => {
  const code = newCode()
  return { code, description: code, phaseType, orderNumber: null, stalledAfterDays: null }
}

/** The second regular phase of a funnel of its own. */
export async function makeLeadPhaseAt(home: Home) {
  const { accountTypeId } = await makeAccountTypeAt(home)
  await addLeadPhase(home.admin, { accountTypeId, ...leadPhaseForm() })
  const { entityId } = await addLeadPhase(home.admin, { accountTypeId, ...leadPhaseForm() })
  return { leadPhaseId: entityId, version: 1 }
}

/** An account type whose two phases share an order number. */
export async function makeMisnumberedFunnelAt(home: Home) {
  const { accountTypeId } = await makeAccountTypeAt(home)
  await addLeadPhase(home.admin, { accountTypeId, ...leadPhaseForm(), orderNumber: 10 })
  await addLeadPhase(home.admin, { accountTypeId, ...leadPhaseForm(), orderNumber: 10 })
  return { accountTypeId, version: 1 }
}

export const closingReasonForm = () => {
  const code = newCode()
  return { code, description: code, outcome: 'lost' as const, orderNumber: null, accountTypes: [] as string[] }
}

/** A choice of customers with three choices. */
export async function makeCustomFieldAt({ admin }: Home) {
  const { entityId } = await addCustomField(admin, customFieldForm('choice'))
  return { customFieldId: entityId, version: 1 }
}

export async function makeClosingReasonAt({ admin }: Home) {
  const { entityId } = await addClosingReason(admin, closingReasonForm())
  return { closingReasonId: entityId, version: 1 }
}

export type SeenView = { savedViewId: string; version: number; sharedWith: 'all' }

/** A view that its owner shares with all. */
export async function makeSavedViewAt({ admin, owner }: Home): Promise<SeenView> {
  const of = { ...admin, userId: owner ?? admin.userId }
  const form = { name: newCode(), sharedWith: 'all', team: null, query: 'state=open' } as const
  const { entityId } = await addSavedView(of, form)
  return { savedViewId: entityId, version: 1, sharedWith: form.sharedWith }
}

export async function makeTeamAt({ admin }: Pick<Home, 'admin'>) {
  const { entityId } = await addTeam(admin, { name: newCode() })
  return { teamId: entityId, version: 1 }
}

export const memberForm = () => ({
  name: 'Sofia Reis',
  email: `${newCode().toLowerCase()}@members.example`,
  role: 'sales' as const,
  team: null,
})

export async function makeMemberAt({ admin }: Home) {
  const { entityId } = await addMember(admin, memberForm())
  return { userId: entityId, version: 1 }
}

/** Lends a small CSV file to some work. */
export const withCsv = <T>(work: (path: string) => Promise<T>) => withFile('Name,City\nPadaria Sol,Porto\n', work)

export const makeImportAt = ({ admin }: Home) => withCsv((path) => uploadImport(admin, 'customers.csv', path))

export async function mapping(admin: Actor): Promise<Parameters<typeof mapImport>[2]> {
  const { id: accountType } = await findAccountType('LEAD', admin)
  return {
    ...{ columns: ['customerName', 'city'], dateFormat: 'YYYY-MM-DD', numberFormat: 'point', missingDay: 'take' },
    ...{
      accountType,
      funnel: null,
      createCustomers: true,
      update: 'overwrite',
      alike: 'enter',
      values: { accountType: {}, owner: {}, leadState: {} },
    },
  }
}

export async function makeMappedImportAt(home: Home) {
  const id = await makeImportAt(home)
  await mapImport(home.admin, id, await mapping(home.admin))
  return id
}

/** A change to a customer's city, by the admin. */
export async function makeChangeAt(home: Home): Promise<string> {
  const { accountType: _type, ...fields } = await customerFields(home, { city: 'Porto' })
  const seen = await makeCustomerAt(home)
  const change = await editCustomer(home.admin, { ...fields, ...seen, number: newCode() })
  return change.id ?? ''
}
