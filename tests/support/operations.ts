import { database } from '@/db/client'
import { addAccountType } from '@/lib/account-types/add-account-type'
import { moveAccountType } from '@/lib/account-types/move-account-type'
import { restoreAccountType } from '@/lib/account-types/restore-account-type'
import { addActivity } from '@/lib/activities/add-activity'
import { completeActivity } from '@/lib/activities/complete-activity'
import { editActivity } from '@/lib/activities/edit-activity'
import { logCall } from '@/lib/activities/log-call'
import { removeActivity } from '@/lib/activities/remove-activity'
import { reopenActivity } from '@/lib/activities/reopen-activity'
import { startSession } from '@/lib/auth/sessions'
import { beginCheck } from '@/lib/books/begin-check'
import { checkBooks } from '@/lib/books/check-books'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { archiveClosingReason, restoreClosingReason } from '@/lib/closing-reasons/archive-closing-reason'
import { editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { moveClosingReason } from '@/lib/closing-reasons/move-closing-reason'
import { addContact } from '@/lib/contacts/add-contact'
import { editContact } from '@/lib/contacts/edit-contact'
import { removeContact } from '@/lib/contacts/remove-contact'
import { addCustomField } from '@/lib/custom-fields/add-custom-field'
import { archiveCustomField, restoreCustomField } from '@/lib/custom-fields/archive-custom-field'
import { editCustomField } from '@/lib/custom-fields/edit-custom-field'
import { moveCustomField } from '@/lib/custom-fields/move-custom-field'
import { archiveCustomer, restoreCustomer } from '@/lib/customers/archive-customer'
import { createCustomer } from '@/lib/customers/create-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { confirmationOf } from '@/lib/duplicates/likely-duplicates'
import { mergeCustomers } from '@/lib/duplicates/merge-customers'
import { addFile } from '@/lib/files/add-file'
import { addFiles } from '@/lib/files/add-files'
import { removeFile } from '@/lib/files/remove-file'
import { renameFile } from '@/lib/files/rename-file'
import { addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { moveLeadPhase } from '@/lib/lead-phases/move-lead-phase'
import { renumberLeadPhases } from '@/lib/lead-phases/renumber-lead-phases'
import { restoreLeadPhase } from '@/lib/lead-phases/restore-lead-phase'
import { archiveAccountType } from '@/lib/leads/archive-account-type'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { changeOwner } from '@/lib/leads/change-owner'
import { closeLead } from '@/lib/leads/close-lead'
import { completeNextAction } from '@/lib/leads/complete-next-action'
import { completePhase } from '@/lib/leads/complete-phase'
import { createCustomerWithLead } from '@/lib/leads/create-customer-with-lead'
import { editAccountType } from '@/lib/leads/edit-account-type'
import { editCustomerWithLeads } from '@/lib/leads/edit-customer-with-leads'
import { editLead } from '@/lib/leads/edit-lead'
import { goBack } from '@/lib/leads/go-back'
import { jumpForward } from '@/lib/leads/jump-forward'
import { moveToPhase } from '@/lib/leads/move-to-phase'
import { planNextAction } from '@/lib/leads/plan-next-action'
import { recordPhase } from '@/lib/leads/record-phase'
import { reopenLead } from '@/lib/leads/reopen-lead'
import { startLead } from '@/lib/leads/start-lead'
import { editOrganization } from '@/lib/organizations/edit-organization'
import { findOrganization } from '@/lib/organizations/find-organization'
import type { Actor } from '@/lib/permissions/actor'
import type { Permission } from '@/lib/permissions/vocabulary'
import { editSavedView } from '@/lib/saved-views/edit-saved-view'
import { overwriteSavedView } from '@/lib/saved-views/overwrite-saved-view'
import { removeSavedView } from '@/lib/saved-views/remove-saved-view'
import { addTeam } from '@/lib/teams/add-team'
import { archiveTeam, restoreTeam } from '@/lib/teams/archive-team'
import { editTeam } from '@/lib/teams/edit-team'
import { beginRehearsal, checkImport, continueRehearsal } from '@/lib/transfer/check-import'
import { continueImport } from '@/lib/transfer/continue-import'
import { mapImport } from '@/lib/transfer/map-import'
import { startImport } from '@/lib/transfer/start-import'
import { stopImport } from '@/lib/transfer/stop-import'
import { beginTakeBack, continueTakeBack } from '@/lib/transfer/take-back-import'
import { uploadImport } from '@/lib/transfer/upload-import'
import { undoChange } from '@/lib/undo/undo-change'
import { addMember } from '@/lib/users/add-member'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { editMember } from '@/lib/users/edit-member'
import { endMemberSessions } from '@/lib/users/end-member-sessions'
import { renewInvitation } from '@/lib/users/renew-invitation'
import { restoreMember } from '@/lib/users/restore-member'
import { customFieldForm } from './custom-fields'
import { findAccountType, findPhase, findReason } from './make'
import * as at from './targets'

export type Work = (actor: Actor) => Promise<unknown>

/**
 * `name`s nothing that was there before: an operation that only adds to the actor's own organization. `owned`: what it
 * is done to is always somebody's.
 */
export type Operation = {
  needs: Permission
  prepare: (home: at.Home) => Promise<Work>
  names?: 'nothing'
  owned?: 'always'
}

/** The operation on something made for it at home. */
const on =
  <T>(
    needs: Permission,
    make: (home: at.Home) => Promise<T>,
    work: (actor: Actor, made: T, home: at.Home) => unknown,
  ) =>
  (name: string): [string, Operation] => [
    name,
    {
      needs,
      async prepare(home) {
        const made = await make(home)
        return async (actor) => work(actor, made, home)
      },
    },
  ]

const adding = (
  needs: Permission,
  work: (actor: Actor, home: at.Home) => unknown,
): ((name: string) => [string, Operation]) => {
  const made = on(
    needs,
    async () => undefined,
    (actor, _made, home) => work(actor, home),
  )
  return (name) => [name, { ...made(name)[1], names: 'nothing' }]
}

/** The operation on a saved view. */
const onView = (work: (actor: Actor, made: at.SeenView) => unknown) => {
  const made = on('savedView.edit', at.makeSavedViewAt, work)
  return (name: string): [string, Operation] => [name, { ...made(name)[1], owned: 'always' }]
}

const customer = at.makeCustomerAt
const lead = (phase?: string) => (home: at.Home) => at.makeLeadAt(home, phase)

/** First one thing done to it by its admin, then the operation: for what restores. */
const after =
  <T extends { version: number }>(make: (home: at.Home) => Promise<T>, first: (admin: Actor, made: T) => unknown) =>
  async (home: at.Home) => {
    const made = await make(home)
    await first(home.admin, made)
    return { ...made, version: made.version + 1 }
  }

const secondCustomField = async (home: at.Home) => {
  await at.makeCustomFieldAt(home)
  return at.makeCustomFieldAt(home)
}

const reason = async ({ admin }: at.Home) => (await findReason('LOST', admin)).id
const organizationForm = async ({ admin }: at.Home) => {
  const row = await findOrganization(database(), admin.organizationId)
  return { ...row, name: at.newCode() } as unknown as Parameters<typeof editOrganization>[1]
}
const withPhase = (phase: string, code: string) => async (home: at.Home) => ({
  ...(await at.makeLeadAt(home, phase)),
  leadPhase: (await findPhase(code, 'LEAD', home.admin)).id,
})
const withReason = async (home: at.Home) => ({
  ...(await at.makeLeadAt(home, 'CLOSED')),
  closingReason: await reason(home),
  comment: null,
})
const closed = after(withReason, (admin, made) => closeLead(admin, { ...made, ...at.empty }))
const planned = after(lead(), (admin, made) => recordPhase(admin, { ...made, ...at.empty, nextAction: 'Call' }))
const toProspect = async (home: at.Home) => ({
  ...(await customer(home)),
  accountType: (await findAccountType('PROSP', home.admin)).id,
})
const checked = async (home: at.Home) => {
  const id = await at.makeMappedImportAt(home)
  await checkImport(home.admin, id)
  return id
}
const rehearsing = async (home: at.Home) => {
  const id = await at.makeMappedImportAt(home)
  await beginRehearsal(home.admin, id)
  return id
}
const running = async (home: at.Home) => {
  const id = await checked(home)
  await startImport(home.admin, id)
  return id
}
const stopped = async (home: at.Home) => {
  const id = await running(home)
  await stopImport(home.admin, id)
  return id
}
const takenBack = async (home: at.Home) => {
  const id = await stopped(home)
  await beginTakeBack(home.admin, id)
  return id
}
const signedIn = async (home: at.Home) => {
  const member = await at.makeMemberAt(home)
  await startSession({ organizationId: home.admin.organizationId, userId: member.userId })
  return member
}
const withNumber = async (home: at.Home) => ({
  ...(await at.customerFields(home, { city: 'Porto' })),
  ...(await customer(home)),
  number: at.newCode(),
})

/** Every operation that an actor can ask for: what it needs, and how it is done. */
export const operations: Record<string, Operation> = Object.fromEntries(
  Object.entries({
    createCustomer: adding('customer.create', async (actor, home) =>
      createCustomer(actor, await at.customerFields({ ...home, admin: actor })),
    ),
    createCustomerWithLead: adding('customer.create', async (actor, home) => {
      const fields = await at.customerFields({ ...home, admin: actor })
      return createCustomerWithLead(actor, { ...fields, startLead: true, addAnyway: confirmationOf(fields) })
    }),
    editCustomer: on('customer.edit', withNumber, (actor, { accountType: _type, ...made }) =>
      editCustomer(actor, made),
    ),
    changeAccountType: on('customer.edit', toProspect, (actor, made) =>
      changeAccountType(actor, { ...made, ...at.keep }),
    ),
    editCustomerWithLeads: on('customer.edit', withNumber, (actor, made) =>
      editCustomerWithLeads(actor, { ...made, startLead: false, giveLeads: false, ...at.keep }),
    ),
    undoChange: on('customer.edit', async (home) => ({ changeId: await at.makeChangeAt(home) }), undoChange),
    changeOwner: on('customer.edit', customer, (actor, made, { admin, owner }) =>
      changeOwner(actor, { ...made, owner: owner === admin.userId ? null : admin.userId, openLeads: true }),
    ),
    archiveCustomer: on('customer.archive', customer, archiveCustomer),
    mergeCustomers: on('customer.merge', at.makeTwinsAt, mergeCustomers),
    restoreCustomer: on('customer.archive', after(customer, archiveCustomer), restoreCustomer),

    addContact: on('contact.edit', customer, (actor, made) => addContact(actor, { ...made, ...at.person })),
    editContact: on('contact.edit', at.makeContactAt, (actor, made) =>
      editContact(actor, { ...made, ...at.person, name: 'Helena Cabral' }),
    ),
    removeContact: on('contact.edit', at.makeContactAt, removeContact),

    addActivity: on('activity.add', customer, (actor, { customerId }) =>
      addActivity(actor, { ...at.task, customerId }),
    ),
    logCall: on('activity.add', customer, logCall),
    editActivity: on('activity.edit', at.makeActivityAt, (actor, made) =>
      editActivity(actor, { ...made, ...at.task, text: 'Send the new quote', result: null }),
    ),
    completeActivity: on('activity.edit', at.makeActivityAt, (actor, made) =>
      completeActivity(actor, { ...made, result: 'Sent', next: 'Ask what they think', nextOn: '2999-01-01' }),
    ),
    reopenActivity: on(
      'activity.edit',
      after(at.makeActivityAt, (admin, made) =>
        completeActivity(admin, { ...made, result: 'Sent', next: null, nextOn: null }),
      ),
      reopenActivity,
    ),
    removeActivity: on('activity.edit', at.makeActivityAt, removeActivity),

    addFile: on('file.add', customer, (actor, { customerId }) =>
      at.withFile('A quote', (path) => addFile(actor, { customerId, name: 'Quote.txt', path })),
    ),
    addFiles: on('file.add', customer, (actor, { customerId }) =>
      at.withFile('A quote', (path) => addFiles(actor, [{ customerId, name: 'Quote.txt', path }])),
    ),
    renameFile: on('file.edit', at.makeFileAt, (actor, made) => renameFile(actor, { ...made, name: 'Offer.txt' })),
    removeFile: on('file.edit', at.makeFileAt, removeFile),

    startLead: on('lead.start', customer, (actor, made) => startLead(actor, { ...made, title: null })),
    recordPhase: on('lead.record', lead(), (actor, made) => recordPhase(actor, { ...made, ...at.empty })),
    editLead: on('lead.record', lead(), (actor, made) => editLead(actor, { ...made, title: 'Another', owner: null })),
    planNextAction: on('lead.record', lead(), (actor, made) =>
      planNextAction(actor, { ...made, nextAction: 'Ring back', nextActionOn: null }),
    ),
    completeNextAction: on('lead.record', planned, (actor, made) =>
      completeNextAction(actor, { ...made, nextAction: null, nextActionOn: null }),
    ),
    completePhase: on('lead.completePhase', lead(), (actor, made) => completePhase(actor, { ...made, ...at.empty })),
    jumpForward: on('lead.completePhase', withPhase('CALL', 'CALC'), (actor, made) =>
      jumpForward(actor, { ...made, reason: null }),
    ),
    goBack: on('lead.goBack', lead('CALC'), (actor, made) => goBack(actor, { ...made, reason: null })),
    moveToPhase: on('lead.completePhase', withPhase('CALL', 'MEET'), (actor, made) =>
      moveToPhase(actor, { ...made, reason: null }),
    ),
    closeLead: on('lead.close', withReason, (actor, made) => closeLead(actor, { ...made, ...at.empty })),
    reopenLead: on('lead.reopen', closed, reopenLead),

    addAccountType: adding('accountType.edit', (actor) => addAccountType(actor, at.accountTypeForm())),
    editAccountType: on('accountType.edit', at.makeAccountTypeAt, (actor, made) =>
      editAccountType(actor, { ...made, ...at.accountTypeForm(), ...at.keep }),
    ),
    moveAccountType: on('accountType.edit', at.makeAccountTypeAt, (actor, made) =>
      moveAccountType(actor, { ...made, to: 'up' }),
    ),
    archiveAccountType: on('accountType.edit', at.makeAccountTypeAt, (actor, made) =>
      archiveAccountType(actor, { ...made, ...at.keep }),
    ),
    restoreAccountType: on(
      'accountType.edit',
      after(at.makeAccountTypeAt, (admin, made) => archiveAccountType(admin, { ...made, ...at.keep })),
      restoreAccountType,
    ),

    addLeadPhase: on('leadPhase.edit', at.makeAccountTypeAt, (actor, made) =>
      addLeadPhase(actor, { accountTypeId: made.accountTypeId, ...at.leadPhaseForm() }),
    ),
    editLeadPhase: on('leadPhase.edit', at.makeLeadPhaseAt, (actor, made) =>
      editLeadPhase(actor, { ...made, ...at.leadPhaseForm() }),
    ),
    moveLeadPhase: on('leadPhase.edit', at.makeLeadPhaseAt, (actor, made) =>
      moveLeadPhase(actor, { ...made, to: 'up' }),
    ),
    renumberLeadPhases: on('leadPhase.edit', at.makeMisnumberedFunnelAt, renumberLeadPhases),
    archiveLeadPhase: on('leadPhase.edit', at.makeLeadPhaseAt, (actor, made) =>
      archiveLeadPhase(actor, { ...made, ...at.keep }),
    ),
    restoreLeadPhase: on(
      'leadPhase.edit',
      after(at.makeLeadPhaseAt, (admin, made) => archiveLeadPhase(admin, { ...made, ...at.keep })),
      restoreLeadPhase,
    ),

    addCustomField: adding('customField.edit', (actor) => addCustomField(actor, customFieldForm('choices'))),
    editCustomField: on('customField.edit', at.makeCustomFieldAt, (actor, made) =>
      editCustomField(actor, {
        ...{ ...made, name: at.newCode(), helpText: 'As agreed', newChoices: ['Carport'] },
        ...{ choiceNames: {}, choiceOrder: {}, archivedChoices: [] },
      }),
    ),
    moveCustomField: on('customField.edit', secondCustomField, (actor, made) =>
      moveCustomField(actor, { ...made, to: 'up' }),
    ),
    archiveCustomField: on('customField.edit', at.makeCustomFieldAt, archiveCustomField),
    restoreCustomField: on('customField.edit', after(at.makeCustomFieldAt, archiveCustomField), restoreCustomField),
    addClosingReason: adding('closingReason.edit', (actor) => addClosingReason(actor, at.closingReasonForm())),
    editClosingReason: on('closingReason.edit', at.makeClosingReasonAt, (actor, made) =>
      editClosingReason(actor, { ...made, ...at.closingReasonForm() }),
    ),
    moveClosingReason: on('closingReason.edit', at.makeClosingReasonAt, (actor, made) =>
      moveClosingReason(actor, { ...made, to: 'up' }),
    ),
    archiveClosingReason: on('closingReason.edit', at.makeClosingReasonAt, archiveClosingReason),
    restoreClosingReason: on(
      'closingReason.edit',
      after(at.makeClosingReasonAt, archiveClosingReason),
      restoreClosingReason,
    ),

    editSavedView: onView((actor, { savedViewId, version, sharedWith }) =>
      editSavedView(actor, { savedViewId, version, sharedWith, team: null, name: at.newCode() }),
    ),
    overwriteSavedView: onView((actor, made) => overwriteSavedView(actor, { ...made, query: 'state=won' })),
    removeSavedView: onView(removeSavedView),

    addTeam: adding('team.edit', (actor) => addTeam(actor, { name: at.newCode() })),
    editTeam: on('team.edit', at.makeTeamAt, (actor, made) => editTeam(actor, { ...made, name: at.newCode() })),
    archiveTeam: on('team.edit', at.makeTeamAt, archiveTeam),
    restoreTeam: on('team.edit', after(at.makeTeamAt, archiveTeam), restoreTeam),

    addMember: adding('user.edit', (actor) => addMember(actor, at.memberForm())),
    editMember: on('user.edit', at.makeMemberAt, (actor, made) =>
      editMember(actor, { ...made, name: 'Sofia', role: 'viewer', team: null }),
    ),
    deactivateMember: on('user.edit', at.makeMemberAt, (actor, made) =>
      deactivateMember(actor, { ...made, owner: null }),
    ),
    restoreMember: on(
      'user.edit',
      after(at.makeMemberAt, (admin, made) => deactivateMember(admin, { ...made, owner: null })),
      restoreMember,
    ),
    renewInvitation: on('user.edit', at.makeMemberAt, (actor, { userId }) => renewInvitation(actor, userId)),
    endMemberSessions: on('user.edit', signedIn, endMemberSessions),

    editOrganization: adding('organization.edit', async (actor, home) =>
      editOrganization(actor, await organizationForm({ ...home, admin: actor })),
    ),

    uploadImport: adding('import.run', (actor) => at.withCsv((path) => uploadImport(actor, 'customers.csv', path))),
    mapImport: on('import.run', at.makeImportAt, async (actor, id, { admin }) =>
      mapImport(actor, id, await at.mapping(admin)),
    ),
    checkImport: on('import.run', at.makeMappedImportAt, checkImport),
    beginRehearsal: on('import.run', at.makeMappedImportAt, beginRehearsal),
    continueRehearsal: on('import.run', rehearsing, continueRehearsal),
    startImport: on('import.run', checked, startImport),
    continueImport: on('import.run', running, continueImport),
    stopImport: on('import.run', running, stopImport),
    beginTakeBack: on('import.run', stopped, beginTakeBack),
    continueTakeBack: on('import.run', takenBack, continueTakeBack),

    beginCheck: adding('books.check', (admin) => beginCheck(admin)),
    checkBooks: (name: string): [string, Operation] => [
      name,
      {
        needs: 'books.check',
        names: 'nothing',
        async prepare({ admin }) {
          await beginCheck(admin)
          return checkBooks
        },
      },
    ],
  }).map(([name, operation]) => operation(name)),
)
