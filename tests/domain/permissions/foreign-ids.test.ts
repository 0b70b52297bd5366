import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { leadPhaseRequiredFields, leadPhases, mentions } from '@/db/schema'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { addActivity } from '@/lib/activities/add-activity'
import { findCalendarLink, makeCalendarLink } from '@/lib/activities/calendar/calendar-link'
import { listCalendar } from '@/lib/activities/calendar/list-calendar'
import { editActivity } from '@/lib/activities/edit-activity'
import { findActivity } from '@/lib/activities/find-activity'
import { listMentions } from '@/lib/activities/list-mentions'
import { listPlanned, listTimeline } from '@/lib/activities/list-timeline'
import { countToDo, listToDo } from '@/lib/activities/list-to-do'
import { listTodayTasks } from '@/lib/activities/list-today-tasks'
import { findBoard } from '@/lib/board/find-board'
import { beginCheck } from '@/lib/books/begin-check'
import { findLastCheck } from '@/lib/books/find-last-check'
import { findChangeOf, findRun, findRunOf } from '@/lib/bulk/find-run'
import { dayIn } from '@/lib/clock'
import { addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import { editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { listReasonNames } from '@/lib/closing-reasons/list-reason-names'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import { addContact } from '@/lib/contacts/add-contact'
import { listContacts } from '@/lib/contacts/list-contacts'
import { findValues, findValuesOf } from '@/lib/custom-fields/find-values'
import { listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { chooseColumns } from '@/lib/customers/choose-columns'
import { countOwned } from '@/lib/customers/count-owned'
import { createCustomer } from '@/lib/customers/create-customer'
import { editCustomer } from '@/lib/customers/edit-customer'
import { findCustomer } from '@/lib/customers/find-customer'
import { findNearSearches } from '@/lib/customers/find-near-searches'
import { findListColumns } from '@/lib/customers/list-columns'
import { listCustomersOf } from '@/lib/customers/list-customers-of'
import { chooseDigest } from '@/lib/digest/choose-digest'
import { findDigest } from '@/lib/digest/find-digest'
import { findDuplicates } from '@/lib/duplicates/find-duplicates'
import { findMerge } from '@/lib/duplicates/find-merge'
import { findMergeable } from '@/lib/duplicates/find-mergeable'
import { mergeCustomers } from '@/lib/duplicates/merge-customers'
import { findFile, listFiles } from '@/lib/files/list-files'
import { newId } from '@/lib/ids'
import { addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { findPhaseName } from '@/lib/lead-phases/find-phase-name'
import { findFunnel, type LeadPhase } from '@/lib/lead-phases/funnel'
import { listAllPhases } from '@/lib/lead-phases/list-all-phases'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { listRequiredFields } from '@/lib/lead-phases/list-required-fields'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { closeLead } from '@/lib/leads/close-lead'
import {
  countClosedByReason,
  countCustomersByAccountType,
  countOpenByAccountType,
  countOpenByPhase,
  countOpenOwned,
} from '@/lib/leads/count-leads'
import { jumpForward } from '@/lib/leads/jump-forward'
import { listLeads, findLead as readLead } from '@/lib/leads/list-leads'
import { listPhaseRecords } from '@/lib/leads/list-phase-records'
import { listRequired } from '@/lib/leads/list-required'
import { listRows, sumByPhase, sumOver, sumRows } from '@/lib/leads/list-rows'
import { listToday } from '@/lib/leads/list-today'
import { moveToPhase } from '@/lib/leads/move-to-phase'
import { recordPhase } from '@/lib/leads/record-phase'
import { findStalledLimit } from '@/lib/leads/stalled'
import { startLead } from '@/lib/leads/start-lead'
import { sumCells } from '@/lib/leads/sum-cells'
import { sumValues } from '@/lib/leads/sum-values'
import { countConversions } from '@/lib/overview/count-conversions'
import { countMoved } from '@/lib/overview/count-moved'
import { countOutcomes } from '@/lib/overview/count-outcomes'
import { countPipeline } from '@/lib/overview/count-pipeline'
import { countStays } from '@/lib/overview/count-stays'
import { countTurnover } from '@/lib/overview/count-turnover'
import { findOverview } from '@/lib/overview/find-overview'
import type { Actor } from '@/lib/permissions/actor'
import { Missing, Refusal } from '@/lib/refusal'
import { addSavedView } from '@/lib/saved-views/add-saved-view'
import { chooseStartPage } from '@/lib/saved-views/choose-start-page'
import { findStartChoice } from '@/lib/saved-views/find-start-page'
import { listSavedViews } from '@/lib/saved-views/list-saved-views'
import { findActivities } from '@/lib/search/find-activities'
import { findContactsOf } from '@/lib/search/find-contacts-of'
import { findCustomers } from '@/lib/search/find-customers'
import { findEverywhere } from '@/lib/search/find-everywhere'
import { findLeads } from '@/lib/search/find-leads'
import { findMatches } from '@/lib/search/find-matches'
import { customersByText } from '@/lib/search/searched'
import { listTeams } from '@/lib/teams/list-teams'
import { findImport, listImports } from '@/lib/transfer/find-import'
import { findUndo } from '@/lib/undo/find-undo'
import { countTakenBack } from '@/lib/undo/take-back-batch'
import { addMember } from '@/lib/users/add-member'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { editMember } from '@/lib/users/edit-member'
import { listMembers, listOwners } from '@/lib/users/list-members'
import { carryOutRun, rehearsed } from '../../support/bulk'
import { actorOf } from '../../support/cast'
import { makeField } from '../../support/custom-fields'
import { fingerprint } from '../../support/expect-refusal'
import { findAccountType, findLead, findPhase, findReason } from '../../support/make'
import * as at from '../../support/targets'
import { topFunctions } from '../../support/top-functions'

const ana = actorOf('ana')
const stranger = actorOf('stranger')
const here = { admin: ana, owner: ana.userId }
const there = { admin: stranger, owner: stranger.userId }

const kinds = [
  ...(['customer', 'lead', 'accountType', 'phase', 'reason', 'user', 'import', 'change'] as const),
  ...(['activity', 'contact', 'savedView', 'run', 'runChange', 'twin'] as const),
  ...(['activity', 'contact', 'savedView', 'team', 'run', 'runChange'] as const),
  ...(['activity', 'contact', 'savedView', 'run', 'runChange', 'customField', 'choice'] as const),
  ...(['activity', 'contact', 'savedView', 'run', 'runChange'] as const),
  ...(['file', 'customerOfFile'] as const),
]
type Ids = Record<(typeof kinds)[number], string>
let theirs: Ids
const unknown = Object.fromEntries(kinds.map((name) => [name, newId()])) as Ids

beforeAll(async () => {
  const { leadId } = await at.makeLeadAt(there)
  const lead = await findLead(leadId)
  const lost = await findReason('LOST', stranger)
  const { entityId: contact } = await addContact(stranger, {
    customerId: lead.customerId,
    ...at.person,
    name: 'Zeferina Quintal',
  })
  await startLead(stranger, { customerId: (await at.makeCustomerAt(there)).customerId, title: 'Roof of Zeferina' })
  await closeLead(stranger, {
    ...(await at.makeLeadAt(there, 'CLOSED')),
    ...{ ...at.empty, closingReason: lost.id, comment: null },
  })
  const field = await makeField('choice', {}, stranger)
  const seen = { ...(await at.customerFields(there)), customerId: lead.customerId, version: 1, number: at.newCode() }
  await editCustomer(stranger, { ...seen, custom: { [field.id]: field.choices[0]?.id ?? '' } })
  const needed = { organizationId: stranger.organizationId, leadPhaseId: lead.leadPhaseId, fieldId: field.id }
  await database().insert(leadPhaseRequiredFields).values(needed)
  await database().update(leadPhases).set({ stalledAfterDays: 30 }).where(eq(leadPhases.id, lead.leadPhaseId))
  await chooseColumns(stranger, { columns: ['name', 'weighted'], usual: false, next: null })
  await chooseStartPage(stranger, { startPage: 'overview' })
  await beginCheck(stranger)
  await makeCalendarLink(stranger)
  await chooseDigest(stranger, { digest: '11' })
  theirs = {
    ...{ customer: lead.customerId, lead: leadId, accountType: lead.accountTypeId, phase: lead.leadPhaseId },
    ...{ reason: lost.id, user: stranger.userId, import: await at.makeImportAt(there) },
    change: await at.makeChangeAt(there),
    contact,
    activity: (await addActivity(stranger, { ...at.task, customerId: lead.customerId, day: '2999-01-01' })).entityId,
    savedView: (await at.makeSavedViewAt(there)).savedViewId,
    team: await makeJoinedTeam(),
    ...(await makeRun()),
    twin: (await at.makeTwinsAt(there)).otherId,
    customField: field.id,
    choice: field.choices[0]?.id ?? '',
    ...(await makeFile()),
  }
  const { organizationId, userId } = stranger
  await database().insert(mentions).values({ organizationId, userId, activityId: theirs.activity, at: new Date() })
})

/** A team of theirs, with the stranger in it. */
async function makeJoinedTeam() {
  const { teamId } = await at.makeTeamAt(there)
  const seen = { userId: stranger.userId, version: 1 }
  await editMember(stranger, { ...seen, name: 'Sam Stranger', role: 'admin', team: teamId })
  return teamId
}

async function makeRun() {
  const { customerId } = await at.makeCustomerAt(there)
  const run = await rehearsed(stranger, 'archive', [{ customerId, leadId: null }], {})
  await carryOutRun(stranger, run)
  return { run, runChange: (await findChangeOf(stranger, { id: run })) ?? '' }
}

async function makeFile() {
  const { fileId: file, customerId: customerOfFile } = await at.makeFileAt(there)
  return { file, customerOfFile }
}

const view = { sort: 'name', descending: false } as const
const nobody = { email: null, phone: null, mobile: null, website: null, registrationNumber: null, vatNumber: null }
const scope = { from: '2020-01-01', to: '2999-12-31', since: '2020-01-01' }
const ground = {
  organizationId: actorOf('ana').organizationId,
  timeZone: 'UTC',
  today: dayIn('UTC'),
  stalledBefore: [],
}

/** Everything that an actor can read, with the ids it is asked by. */
const reads: Record<string, (actor: Actor, ids: Ids) => Promise<unknown>> = {
  findFile: (actor, { customerOfFile, file }) => findFile(actor, customerOfFile, file),
  listFiles: (actor, { customerOfFile }) => listFiles(actor, customerOfFile, 9),
  findActivity: (actor, { activity }) => findActivity(actor, activity),
  listTimeline: (actor, { customer }) => listTimeline(actor, customer, { show: 'everything', limit: 9 }),
  listPlanned: (actor, { customer }) => listPlanned(actor, customer),
  listToDo: (actor, { user }) => listToDo(actor, { assigneeId: user, due: 'all', today: ground.today, limit: 9 }),
  countToDo: (actor, { user }) => countToDo(actor, user, ground.today),
  findCalendarLink: async (actor) => (await findCalendarLink(actor)) ?? null,
  listCalendar: (actor) => listCalendar(actor, { funnelOn: true }),
  listMentions: (actor) => listMentions(actor),
  listTodayTasks: (actor) => listTodayTasks(actor, ground.today),
  countClosedByReason,
  countCustomersByAccountType,
  countOpenByAccountType,
  countOpenByPhase,
  countOpenOwned: (actor, { user }) => countOpenOwned(actor, user),
  countConversions: async (actor, { user, phase }) =>
    (await countConversions(actor, { ...scope, owner: user }))(phase).entered.count,
  countMoved: async (actor, { user }) => {
    const moved = await countMoved(actor, { owner: user, since: '2026-01-01' }, ground)
    return moved.map(({ now, terms }) => [now.count, ...[...terms.values()].map(({ count }) => count)])
  },
  countOutcomes: (actor) => countOutcomes(actor, scope),
  countOwned: (actor, { user }) => countOwned(actor, user),
  countPipeline: (actor) => countPipeline(actor, {}, ground),
  countStays: async (actor, { phase }) => (await countStays(actor, ground.today))(phase).stays,
  countTakenBack: (actor, { run }) => countTakenBack(actor, run),
  findDuplicates: (actor) => findDuplicates(actor, { ...nobody, name: 'Any', phone: '+351 253000111' }),
  findMerge: (actor, { customer, twin }) => findMerge(actor, customer, twin),
  findMergeable: (actor) => findMergeable(actor, 'zeferina', newId()),
  countTurnover: async (actor, { phase, team }) =>
    (await countTurnover(actor, { ...scope, team }))(phase).entered.count,
  findEverywhere: (actor) => findEverywhere(actor, 'zeferina'),
  findActivities: (actor) => findActivities(actor, 'send the quote', 8),
  findContactsOf: async (actor, { customer }) => [
    ...(await findContactsOf(actor, [{ id: customer, name: '', number: '', city: null }], ['zeferina'])).values(),
  ],
  findCustomers: (actor) => findCustomers(actor, 'zeferina', 8),
  findLeads: (actor) => findLeads(actor, 'zeferina', 8),
  listCustomersOf: (actor, { customer }) => listCustomersOf(actor, [customer]),
  findBoard: async (actor, { accountType, phase }) => {
    const phases = [{ id: phase }] as LeadPhase[]
    const { columns } = await findBoard(actor, { ...view, funnel: accountType }, phases, 'UTC')
    return columns.map(({ totals, rows }) => [totals.count, rows.length])
  },
  findChangeOf: async (actor, { run }) => (await findChangeOf(actor, { id: run })) ?? null,
  findValues: async (actor, { customer }) => [...(await findValues(actor, 'customer', [customer])).values()],
  findValuesOf: async (actor, { customer }) => [...(await findValuesOf(actor, 'customer', customer))],
  findCustomer: (actor, { customer }) => findCustomer(actor, customer),
  findLead: (actor, { lead }) => readLead(actor, lead),
  findFunnel: (actor, { accountType }) => findFunnel(actor, accountType),
  findListColumns,
  findPhaseName: async (actor, { phase }) => (await findPhaseName(actor, phase)) ?? null,
  findStalledLimit: async (actor, { phase }) => (await findStalledLimit(actor, phase)) ?? null,
  findLastCheck: async (actor) => (await findLastCheck(actor)) ?? null,
  findDigest,
  findStartChoice,
  findUndo: (actor, { change }) => findUndo(actor, change),
  findRun: (actor, { run }) => findRun(actor, run),
  findRunOf: async (actor, { runChange }) => (await findRunOf(actor, runChange)) ?? null,
  findImport: (actor, ids) => findImport(actor, ids.import),
  findMatches: (actor) => findMatches(actor, 'zeferina', customersByText),
  findNearSearches: (actor) => findNearSearches(actor, 'zeferian'),
  findOverview: (actor) => findOverview(actor, scope, 'UTC'),
  listAccountTypes: (actor) => listAccountTypes(actor),
  listAllPhases: (actor, { accountType }) => listAllPhases(actor, accountType),
  listClosingReasons,
  listContacts: (actor, { customer }) => listContacts(actor, customer),
  listCustomFields: (actor) => listCustomFields(actor),
  listFunnels: (actor) => listFunnels(actor),
  listImports,
  listLeads: (actor, { customer }) => listLeads(actor, customer),
  listMembers,
  listOwners,
  listPhaseRecords: (actor, { lead }) => listPhaseRecords(actor, lead),
  listReasonNames,
  listRequired: async (actor, { phase }) => [...(await listRequired(actor, [{ id: phase }]))],
  listRequiredFields,
  listReasonsFor: (actor, { accountType }) => listReasonsFor(actor, accountType),
  listRows: (actor, { user }) => listRows(actor, { ...view, owner: user }, ground),
  listSavedViews,
  listTeams,
  listToday: (actor, { lead }) => listToday(actor, ground, lead),
  sumByPhase: async (actor, { accountType, phase }) =>
    (await sumByPhase(actor, { funnel: accountType }, [phase], ground))(phase).count,
  sumCells: async (actor, { team }) => (await sumCells(actor, { team })) ?? null,
  sumOver: async (actor, { user }) => (await sumOver(actor, { owner: user }, ground)) ?? null,
  sumValues: async (actor) => (await sumValues(actor, { state: 'open', withoutScore: true })) ?? null,
  sumRows: (actor, { user }) => sumRows(actor, { ...view, owner: user }, ground),
}

/** What somebody gets to see of it. */
const seen = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (error instanceof Missing) return 'missing'
    throw error
  })

const text = (value: unknown) =>
  JSON.stringify(value, (_key, one) => (one instanceof Map ? [...one] : typeof one === 'bigint' ? String(one) : one))

describe('reading what belongs to another organization', () => {
  test.each(Object.entries(reads))(
    '%s shows none of it, and answers as for what does not exist',
    async (_name, read) => {
      const answer = text(await seen(read(ana, theirs)))
      expect(answer).toBe(text(await seen(read(ana, unknown))))
      for (const id of [...Object.values(theirs), stranger.organizationId]) expect(answer).not.toContain(id)
      expect(text(await read(stranger, theirs))).not.toBe(answer)
    },
  )

  test('every function that reads for an actor stands in the table', () => {
    const reading = topFunctions('lib').filter(
      ({ path, name, exported, takes }) =>
        exported &&
        /\bActor\b/.test(takes[0] ?? '') &&
        /^(find|list|count|sum)[A-Z]/.test(name) &&
        !path.startsWith('lib/changes/') &&
        (!path.startsWith('lib/transfer/') || name in reads),
    )
    expect(reading.map(({ name }) => name).sort()).toEqual(Object.keys(reads).sort())
  })
})

const phaseForm = (accountTypeId: string) => ({
  ...{ accountTypeId, code: at.newCode(), description: 'Site visit', phaseType: 'regular' as const },
  ...{ orderNumber: null, stalledAfterDays: null },
})

/** Ids of another organization inside a form about something of one's own. */
const uses: Record<string, () => Promise<() => Promise<unknown>>> = {
  'addActivity, lead': async () => {
    const { customerId } = await at.makeCustomerAt(here)
    return () => addActivity(ana, { ...at.task, customerId, lead: theirs.lead })
  },
  'addActivity, contact': async () => {
    const { customerId } = await at.makeCustomerAt(here)
    return () => addActivity(ana, { ...at.task, customerId, contact: theirs.contact })
  },
  'addActivity, assignee': async () => {
    const { customerId } = await at.makeCustomerAt(here)
    return () => addActivity(ana, { ...at.task, customerId, assignee: theirs.user })
  },
  'editActivity, assignee': async () => {
    const seen = await at.makeActivityAt(here)
    return () => editActivity(ana, { ...seen, ...at.task, result: null, assignee: theirs.user })
  },
  'createCustomer, account type': async () => {
    const fields = await at.customerFields(here, { accountType: theirs.accountType })
    return () => createCustomer(ana, fields)
  },
  'createCustomer, owner': async () => {
    const fields = await at.customerFields(here, { owner: theirs.user })
    return () => createCustomer(ana, fields)
  },
  'editCustomer, custom field': async () => {
    const fields = await at.customerFields(here)
    const seen = await at.makeCustomerAt(here)
    return () => editCustomer(ana, { ...fields, ...seen, number: at.newCode(), custom: { [theirs.customField]: 'x' } })
  },
  'editCustomer, choice': async () => {
    const [fields, { id }] = [await at.customerFields(here), await makeField('choice')]
    const seen = await at.makeCustomerAt(here)
    return () => editCustomer(ana, { ...fields, ...seen, number: at.newCode(), custom: { [id]: theirs.choice } })
  },
  'editCustomer, user in a custom field': async () => {
    const [fields, { id }] = [await at.customerFields(here), await makeField('user')]
    const seen = await at.makeCustomerAt(here)
    return () => editCustomer(ana, { ...fields, ...seen, number: at.newCode(), custom: { [id]: theirs.user } })
  },
  'recordPhase, custom field': async () => {
    const seen = await at.makeLeadAt(here)
    return () => recordPhase(ana, { ...seen, ...at.empty, custom: { [theirs.customField]: 'x' } })
  },
  'addLeadPhase, custom field': async () => {
    const { id: accountTypeId } = await findAccountType('LEAD')
    return () => addLeadPhase(ana, { ...phaseForm(accountTypeId), requiredFields: [theirs.customField] })
  },
  'editCustomer, owner': async () => {
    const fields = await at.customerFields(here, { owner: theirs.user })
    const seen = await at.makeCustomerAt(here)
    return () => editCustomer(ana, { ...fields, ...seen, number: at.newCode() })
  },
  'changeAccountType, account type': async () => {
    const seen = await at.makeCustomerAt(here)
    return () => changeAccountType(ana, { ...seen, ...at.keep, accountType: theirs.accountType })
  },
  'changeAccountType, phase to move to': () =>
    settling({ leads: 'move', leadPhase: theirs.phase, closingReason: null }),
  'changeAccountType, reason to close with': () =>
    settling({ leads: 'close', leadPhase: null, closingReason: theirs.reason }),
  'mergeCustomers, the other': async () => {
    const seen = await at.makeTwinsAt(here)
    return () => mergeCustomers(ana, { ...seen, otherId: theirs.customer })
  },
  'jumpForward, phase': async () => {
    const seen = await at.makeLeadAt(here)
    const { id: leadPhase } = await findPhase('CALC', 'LEAD', stranger)
    return () => jumpForward(ana, { ...seen, leadPhase, reason: null })
  },
  'moveToPhase, phase': async () => {
    const seen = await at.makeLeadAt(here)
    return () => moveToPhase(ana, { ...seen, leadPhase: theirs.phase, reason: null })
  },
  'closeLead, phase': async () => {
    const [seen, reason] = [await at.makeLeadAt(here), await findReason('LOST')]
    const { id: leadPhase } = await findPhase('CLOSED', 'LEAD', stranger)
    return () => closeLead(ana, { ...seen, ...at.empty, closingReason: reason.id, comment: null, leadPhase })
  },
  'closeLead, reason': async () => {
    const seen = await at.makeLeadAt(here, 'CLOSED')
    return () => closeLead(ana, { ...seen, ...at.empty, closingReason: theirs.reason, comment: null })
  },
  'addClosingReason, account types': async () => () =>
    addClosingReason(ana, { ...at.closingReasonForm(), accountTypes: [theirs.accountType] }),
  'editClosingReason, account types': async () => {
    const seen = await at.makeClosingReasonAt(here)
    return () => editClosingReason(ana, { ...seen, ...at.closingReasonForm(), accountTypes: [theirs.accountType] })
  },
  'chooseStartPage, saved view': async () => () => chooseStartPage(ana, { startPage: theirs.savedView }),
  'addSavedView, team': async () => () =>
    addSavedView(ana, { name: at.newCode(), query: '', sharedWith: 'team', team: theirs.team }),
  'addMember, team': async () => () => addMember(ana, { ...at.memberForm(), team: theirs.team }),
  'editMember, team': async () => {
    const seen = await at.makeMemberAt(here)
    return () => editMember(ana, { ...seen, name: 'Sofia', role: 'sales', team: theirs.team })
  },
  'deactivateMember, who takes over': async () => {
    const seen = await at.makeMemberAt(here)
    return () => deactivateMember(ana, { ...seen, owner: theirs.user })
  },
}

async function settling(
  settle: Pick<Parameters<typeof changeAccountType>[1], 'leads' | 'leadPhase' | 'closingReason'>,
) {
  const seen = await at.makeCustomerAt(here)
  await startLead(ana, { customerId: seen.customerId, title: null })
  const { id: accountType } = await findAccountType('PROSP')
  return () => changeAccountType(ana, { ...seen, ...settle, accountType })
}

describe('using what belongs to another organization', () => {
  test.each(Object.entries(uses))('%s: refused, and nothing changed', async (_name, prepare) => {
    const work = await prepare()
    const before = await fingerprint()
    const error = await work().catch((thrown: unknown) => thrown)
    expect(error instanceof Refusal || error instanceof Missing).toBe(true)
    expect(await fingerprint()).toEqual(before)
  })
})
