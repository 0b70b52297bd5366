import { and, asc, eq, gt, inArray, isNotNull, or } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import {
  accountTypes,
  activities,
  type ChangedRow,
  changes,
  closingReasons,
  contacts,
  customers,
  files,
  leadPhases,
  leads,
  teams,
} from '@/db/schema'
import { demandNotMerged } from '../customers/change-customer'
import { refreshSearchText } from '../customers/refresh-search-text'
import { findForgotten } from '../files/find-forgotten'
import { hasRecords } from '../lead-phases/has-records'
import { Refusal } from '../refusal'
import { countActiveIn } from '../teams/count-active-in'
import { isActiveMember } from '../users/change-member'
import type { Recorded } from './take-back'

/**
 * What was put back must be allowed today as well: nothing back on a customer that is merged, no lead back on one that is
 * archived, no other title or owner for one that has ended, no open lead in what is archived or has no phases, no reason with another outcome than its leads were closed
 * with, no phase that had leads made a closing one or no longer one, nobody an owner who is gone, no account type that is
 * archived, nobody in a team that is, no file without its bytes. Asked after the rows were written, before the
 * transaction ends.
 */
export async function keepRules(tx: Transaction, organizationId: string, undone: Recorded[]) {
  const rows = undone.flatMap((change) => change.rows)
  const ids = (table: string, name = 'id') => [
    ...new Set(rows.filter((row) => row.table === table).map((row) => String(row.key[name]))),
  ]
  const reopened = rows.filter(({ table, before, after }) => table === 'leads' && before?.state === 'open' && after)
  await keepLeads(tx, organizationId, {
    leadIds: [...ids('leads'), ...ids('phaseRecords', 'leadId')],
    reopened: reopened.map(({ key }) => String(key.id)),
    phaseIds: ids('leadPhases'),
    accountTypeIds: ids('accountTypes'),
  })
  await keepEnded(tx, organizationId, rows)
  await keepCustomers(tx, organizationId, rows)
  await keepOutcomes(tx, organizationId, undone)
  await keepClosings(tx, organizationId, undone)
  await keepPhaseTypes(tx, organizationId, rows)
  await keepOwners(tx, organizationId, rows)
  await keepAccountTypes(tx, organizationId, rows)
  await keepTeams(tx, organizationId, ids('teams'))
  await keepBytes(tx, organizationId, undone)
  await findable(tx, organizationId, undone)
}

type LeadsOf = 'leadIds' | 'reopened' | 'phaseIds' | 'accountTypeIds'

async function keepLeads(
  tx: Transaction,
  organizationId: string,
  { leadIds, reopened, phaseIds, accountTypeIds }: Record<LeadsOf, string[]>,
) {
  if (leadIds.length + phaseIds.length + accountTypeIds.length === 0) return
  const open = await tx
    .select({
      id: leads.id,
      ownerId: leads.ownerId,
      phase: leadPhases,
      type: accountTypes,
    })
    .from(leads)
    .innerJoin(
      leadPhases,
      and(eq(leadPhases.organizationId, leads.organizationId), eq(leadPhases.id, leads.leadPhaseId)),
    )
    .innerJoin(
      accountTypes,
      and(eq(accountTypes.organizationId, leads.organizationId), eq(accountTypes.id, leads.accountTypeId)),
    )
    .where(
      and(
        eq(leads.organizationId, organizationId),
        eq(leads.state, 'open'),
        or(
          inArray(leads.id, leadIds),
          inArray(leads.leadPhaseId, phaseIds),
          inArray(leads.accountTypeId, accountTypeIds),
        ),
      ),
    )
    .for('share', { of: [leadPhases, accountTypes] })
  if (open.some(({ phase }) => phase.archivedAt)) throw new Refusal('undo.phaseArchived')
  const ofTypes = open.filter(({ type }) => accountTypeIds.includes(type.id))
  if (ofTypes.some(({ type }) => type.archivedAt || !type.leadPhases)) throw new Refusal('undo.openLeads')
  for (const { type, ownerId } of open.filter(({ id }) => reopened.includes(id))) {
    if (!type.leadPhases) throw new Refusal('undo.phasesOff')
    if (ownerId && !(await isActiveMember(tx, organizationId, ownerId))) throw new Refusal('undo.ownerGone')
  }
}

/** What a lead is called and whose it is stays once it has ended: it counts as theirs. */
async function keepEnded(tx: Transaction, organizationId: string, rows: ChangedRow[]) {
  const edited = rows.filter(
    ({ table, before, after }) =>
      table === 'leads' && before && after && !('state' in before) && ('title' in before || 'ownerId' in before),
  )
  if (edited.length === 0) return
  const ids = edited.map(({ key }) => String(key.id))
  const ended = and(eq(leads.organizationId, organizationId), inArray(leads.id, ids), eq(leads.state, 'closed'))
  if ((await tx.$count(leads, ended)) > 0) throw new Refusal('lead.isClosed')
}

const ofCustomers = { contacts, activities, files, leads }

/** What is there again is on a customer that takes it. */
async function keepCustomers(tx: Transaction, organizationId: string, rows: ChangedRow[]) {
  for (const [name, table] of Object.entries(ofCustomers)) {
    const ids = rows.filter((row) => row.table === name && row.after === null).map(({ key }) => String(key.id))
    if (ids.length === 0) continue
    const theirs = await tx
      .select({ mergedIntoId: customers.mergedIntoId, archivedAt: customers.archivedAt })
      .from(customers)
      .innerJoin(table, and(eq(table.organizationId, customers.organizationId), eq(table.customerId, customers.id)))
      .where(and(eq(table.organizationId, organizationId), inArray(table.id, ids)))
      .orderBy(asc(customers.id))
      .for('share', { of: customers })
    for (const customer of theirs) {
      demandNotMerged(customer)
      if (table === leads && customer.archivedAt) throw new Refusal('customer.isArchived')
    }
  }
}

async function keepOutcomes(tx: Transaction, organizationId: string, undone: Recorded[]) {
  const changed = undone.filter(({ rows }) => rows.some((row) => row.table === 'closingReasons' && row.after?.outcome))
  for (const { entityId } of changed) {
    const closed = and(eq(leads.organizationId, organizationId), eq(leads.closingReasonId, entityId))
    if ((await tx.$count(leads, closed)) > 0) throw new Refusal('undo.inUse')
  }
}

async function keepPhaseTypes(tx: Transaction, organizationId: string, rows: ChangedRow[]) {
  const phaseIds = rows.flatMap(({ table, key, before, after }) =>
    table === 'leadPhases' && before && after && (before.phaseType === 'closing') !== (after.phaseType === 'closing')
      ? [String(key.id)]
      : [],
  )
  if (phaseIds.length > 0 && (await hasRecords(tx, organizationId, phaseIds))) throw new Refusal('leadPhase.typeInUse')
}

/** A lead that is closed again is so with the outcome of then: its reason has no other by now. */
async function keepClosings(tx: Transaction, organizationId: string, undone: Recorded[]) {
  const closed = undone.flatMap(({ id, rows }) =>
    rows.flatMap(({ table, before }) => {
      const reasonId = before?.closingReasonId
      return table === 'leads' && typeof reasonId === 'string' ? [{ id, reasonId }] : []
    }),
  )
  for (const { id, reasonId } of closed) {
    const [reason] = await tx
      .select()
      .from(closingReasons)
      .where(and(eq(closingReasons.organizationId, organizationId), eq(closingReasons.id, reasonId)))
      .for('share')
    const then = await outcomeBefore(tx, organizationId, reasonId, id)
    if (then && then !== reason?.outcome) throw new Refusal('undo.outcomeChanged')
  }
}

/** The outcome that a closing reason had when a change was made; undefined where it has not had another since. */
async function outcomeBefore(tx: Transaction, organizationId: string, reasonId: string, changeId: string) {
  const ofReason = and(eq(changes.organizationId, organizationId), eq(changes.entity, 'closingReason'))
  const later = await tx
    .select({ rows: changes.rows })
    .from(changes)
    .where(and(ofReason, eq(changes.entityId, reasonId), gt(changes.id, changeId)))
    .orderBy(asc(changes.id))
  return later.flatMap(({ rows }) => rows).find(({ before }) => before?.outcome)?.before?.outcome
}

/** What a change had replaced and is put back, in rows that were there before it. */
const comesBack = (rows: ChangedRow[], tables: string[], column: string) => [
  ...new Set(
    rows.flatMap(({ table, before, after }) =>
      tables.includes(table) && after && typeof before?.[column] === 'string' ? [before[column]] : [],
    ),
  ),
]

async function keepOwners(tx: Transaction, organizationId: string, rows: ChangedRow[]) {
  const people = [
    ...comesBack(rows, ['customers', 'leads'], 'ownerId'),
    ...comesBack(rows, ['customerValues', 'leadValues'], 'userId'),
  ]
  for (const ownerId of people) {
    if (!(await isActiveMember(tx, organizationId, ownerId))) throw new Refusal('undo.ownerGone')
  }
}

async function keepAccountTypes(tx: Transaction, organizationId: string, rows: ChangedRow[]) {
  const ids = comesBack(rows, ['customers'], 'accountTypeId')
  if (ids.length === 0) return
  const archived = and(
    eq(accountTypes.organizationId, organizationId),
    inArray(accountTypes.id, ids),
    isNotNull(accountTypes.archivedAt),
  )
  if ((await tx.$count(accountTypes, archived)) > 0) throw new Refusal('undo.accountTypeArchived')
}

async function keepTeams(tx: Transaction, organizationId: string, teamIds: string[]) {
  if (teamIds.length === 0) return
  const archived = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.organizationId, organizationId), inArray(teams.id, teamIds), isNotNull(teams.archivedAt)))
  for (const { id } of archived) {
    if ((await countActiveIn(tx, organizationId, id)) > 0) throw new Refusal('undo.teamHasMembers')
  }
}

/** A file whose bytes are gone for good does not come back. */
export async function keepBytes(tx: Transaction, organizationId: string, undone: Recorded[]) {
  const ids = undone.filter(({ entity }) => entity === 'file').map(({ entityId }) => entityId)
  if ((await findForgotten(tx, organizationId, ids)).size > 0) throw new Refusal('undo.fileForgotten')
}

/** What a search looks through is not history; it follows the customers whose rows, or contacts, were put back. */
async function findable(tx: Transaction, organizationId: string, undone: Recorded[]) {
  const ids = undone
    .filter(({ entity }) => entity === 'customer' || entity === 'contact')
    .map(({ customerId }) => customerId)
    .filter((id) => id !== null)
  if (ids.length === 0) return
  // A contact may be with another customer by now.
  const contactIds = undone.filter(({ entity }) => entity === 'contact').map(({ entityId }) => entityId)
  const theirs = await tx
    .select({ customerId: contacts.customerId })
    .from(contacts)
    .where(and(eq(contacts.organizationId, organizationId), inArray(contacts.id, contactIds)))
  ids.push(...theirs.map(({ customerId }) => customerId))
  const found = await tx
    .select()
    .from(customers)
    .where(and(eq(customers.organizationId, organizationId), inArray(customers.id, [...new Set(ids)])))
    .orderBy(asc(customers.id))
    .for('no key update')
  for (const customer of found) await refreshSearchText(tx, customer)
}
