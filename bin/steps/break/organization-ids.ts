import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../../../db/client'
import {
  activities,
  bulkRuns,
  changes,
  closingReasons,
  contacts,
  customers,
  customerValues,
  files,
  imports,
  leadPhases,
  leads,
  memberships,
  savedViews,
  teams,
} from '../../../db/schema'
import type { Ids } from './endpoints'

/** Of everything that has an id one of this organization's: of what the customer with a file has where it can be. */
export async function idsOf(db: Database, organizationId: string): Promise<Ids> {
  const own = async (table: PgTable & { organizationId: PgColumn }, column: PgColumn, where = sql`true`) => {
    const [row] = await db
      .select({ id: column })
      .from(table)
      .where(and(eq(table.organizationId, organizationId), where))
      .limit(1)
    if (!row?.id) throw new Error('The organization lacks something to be asked for.')
    return String(row.id)
  }
  const file = await own(files, files.id)
  const customer = await own(files, files.customerId, eq(files.id, file))
  const lead = await own(leads, leads.id, eq(leads.customerId, customer))
  const name = await own(customers, customers.name, eq(customers.id, customer))
  const accountType = await own(leads, leads.accountTypeId, eq(leads.id, lead))
  const leadPhase = await own(leads, leads.leadPhaseId, eq(leads.id, lead))
  const elsewhere = and(
    eq(leadPhases.accountTypeId, accountType),
    ne(leadPhases.id, leadPhase),
    isNull(leadPhases.archivedAt),
  )
  const chosen = and(eq(customerValues.customerId, customer), isNotNull(customerValues.choiceId))
  return {
    ...{ file, customer, lead, import: await own(imports, imports.id) },
    twin: await own(customers, customers.id, and(eq(customers.name, name), ne(customers.id, customer))),
    contact: await own(contacts, contacts.id, eq(contacts.customerId, customer)),
    activity: await own(activities, activities.id, eq(activities.customerId, customer)),
    ...{ savedView: await own(savedViews, savedViews.id), bulkRun: await own(bulkRuns, bulkRuns.id) },
    change: await own(changes, changes.id, eq(changes.customerId, customer)),
    ...{ accountType, leadPhase, otherPhase: await own(leadPhases, leadPhases.id, elsewhere) },
    closingReason: await own(closingReasons, closingReasons.id),
    user: await own(memberships, memberships.userId),
    team: await own(teams, teams.id),
    customField: await own(customerValues, customerValues.fieldId, chosen),
    choice: await own(customerValues, customerValues.choiceId, chosen),
  }
}
