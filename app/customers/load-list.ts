import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listReasonNames } from '@/lib/closing-reasons/list-reason-names'
import { findValues } from '@/lib/custom-fields/find-values'
import { type CustomField, inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { subjects } from '@/lib/custom-fields/vocabulary'
import { findNearSearches } from '@/lib/customers/find-near-searches'
import { findListColumns } from '@/lib/customers/list-columns'
import { columnsOfCustomers, type ListView } from '@/lib/customers/list-view'
import { findPhaseName } from '@/lib/lead-phases/find-phase-name'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { groundFor } from '@/lib/leads/ground'
import { type ListRow, listRows, sumRows } from '@/lib/leads/list-rows'
import type { Actor } from '@/lib/permissions/actor'
import { listSavedViews } from '@/lib/saved-views/list-saved-views'
import { listTeams } from '@/lib/teams/list-teams'
import { listMembers } from '@/lib/users/list-members'

/** All that a page of the list is made of. */
export async function loadList(actor: Actor, view: ListView, timeZone: string) {
  const ground = await groundFor(actor, view, timeZone)
  const [types, funnels, reasons, members, teams, chosen, fields, views, exactly, exactTotals] = await Promise.all([
    listAccountTypes(actor, { archived: true }),
    listFunnels(actor),
    listReasonNames(actor),
    listMembers(actor),
    listTeams(actor),
    findListColumns(actor),
    listCustomFields(actor),
    listSavedViews(actor),
    listRows(actor, view, ground),
    sumRows(actor, view, ground),
  ])
  // Nothing has all the words as they were typed: look for what is written almost so.
  const near = view.q && exactTotals.count === 0 ? await findNearSearches(actor, view.q) : []
  const similar = near.length > 0
  const found = similar ? await listRows(actor, { ...view, near }, ground) : exactly
  const totals = similar ? await sumRows(actor, { ...view, near }, ground) : exactTotals
  const columns = chosen.columns.filter(
    (column) => !view.withoutLeads || columnsOfCustomers.some((one) => one === column),
  )
  const shownFields = inUse(fields).filter(
    ({ id, subject }) => chosen.fields.includes(id) && (subject === 'customer' || !view.withoutLeads),
  )
  const [phaseNames, values] = await Promise.all([
    namesOf(actor, view, [...funnels.values()].flat()),
    valuesOf(actor, found.rows, shownFields),
  ])
  return {
    ...{ types, funnels, reasons, members, teams, columns, views, found, totals, similar },
    ...{ fields, shownFields, values, phaseNames },
  }
}

export type LoadedList = Awaited<ReturnType<typeof loadList>>

/** What stands in these fields of the customers and leads of a page, by the id of the customer or lead. */
async function valuesOf(actor: Actor, rows: ListRow[], fields: CustomField[]) {
  const idsOf = {
    customer: [...new Set(rows.map(({ customerId }) => customerId))],
    lead: rows.flatMap(({ leadId }) => leadId ?? []),
  }
  const asked = subjects.filter((subject) => fields.some((field) => field.subject === subject))
  const found = await Promise.all(asked.map((subject) => findValues(actor, subject, idsOf[subject])))
  return new Map(found.flatMap((values) => [...values]))
}

/** The phases that the filters name, also those that are archived. */
async function namesOf(actor: Actor, { phase, eventPhase }: ListView, known: { id: string; description: string }[]) {
  const names = new Map(known.map(({ id, description }) => [id, description]))
  for (const id of [phase, eventPhase]) {
    const archived = id && !names.has(id) ? await findPhaseName(actor, id) : undefined
    if (id && archived) names.set(id, archived)
  }
  return names
}
