import { and, eq, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../../../db/client'
import {
  activities,
  bulkRuns,
  changes,
  closingReasons,
  contacts,
  imports,
  leadPhases,
  leads,
  memberships,
  savedViews,
  teams,
} from '../../../db/schema'
import type { Ids } from './endpoints'

/** Of everything that has an id one of this organization's: of what a customer with an open lead has where it can be. */
export async function idsOf(db: Database, organizationId: string): Promise<Ids> {
  const own = async (table: PgTable & { organizationId: PgColumn }, column: PgColumn, where = sql`true`) => {
    const [row] = await db
      .select({ id: column })
      .from(table)
      .where(and(eq(table.organizationId, organizationId), where))
      .limit(1)
    if (!row) throw new Error('The organization lacks something to be asked for.')
    return String(row.id)
  }
  const lead = await own(leads, leads.id, eq(leads.state, 'open'))
  const customer = await own(leads, leads.customerId, eq(leads.id, lead))
  return {
    ...{ lead, customer, import: await own(imports, imports.id), contact: await own(contacts, contacts.id) },
    activity: await own(activities, activities.id),
    ...{ savedView: await own(savedViews, savedViews.id), bulkRun: await own(bulkRuns, bulkRuns.id) },
    change: await own(changes, changes.id, eq(changes.customerId, customer)),
    accountType: await own(leads, leads.accountTypeId, eq(leads.id, lead)),
    leadPhase: await own(leadPhases, leadPhases.id),
    closingReason: await own(closingReasons, closingReasons.id),
    user: await own(memberships, memberships.userId),
    team: await own(teams, teams.id),
  }
}
