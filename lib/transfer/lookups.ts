import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import {
  accountTypes,
  closingReasonAccountTypes,
  closingReasons,
  customers,
  leadPhases,
  leads,
  memberships,
} from '@/db/schema'
import { inUse, listCustomFields } from '../custom-fields/list-custom-fields'
import { listFunnel } from '../lead-phases/funnel'
import { findOrganization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import type { KnownCustomers } from './known-customers'
import type { Mapping } from './mapping'
import type { PlannedCustomer } from './plan-row'

export type Lookups = Awaited<ReturnType<typeof loadLookups>>

/** `lock`: what is read stays as it is until the transaction ends. */
type Held = { lock: boolean }

/** What all rows are judged by. */
export async function loadLookups(db: Reader, { organizationId }: Actor, { funnel }: Mapping, { lock }: Held) {
  if (lock) await holdChoices(db, organizationId)
  const types = await db
    .select()
    .from(accountTypes)
    .where(and(eq(accountTypes.organizationId, organizationId), isNull(accountTypes.archivedAt)))
  const { funnelOn } = await findOrganization(db, organizationId)
  const phases = funnelOn && types.some((type) => type.id === funnel && type.leadPhases)
  const reasons = await db
    .select({ reason: closingReasons, only: closingReasonAccountTypes.accountTypeId })
    .from(closingReasons)
    .leftJoin(
      closingReasonAccountTypes,
      and(
        eq(closingReasonAccountTypes.organizationId, closingReasons.organizationId),
        eq(closingReasonAccountTypes.closingReasonId, closingReasons.id),
      ),
    )
    .where(and(eq(closingReasons.organizationId, organizationId), isNull(closingReasons.archivedAt)))
  const members = await db
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), isNull(memberships.deactivatedAt)))
  const fields = inUse(await listCustomFields({ organizationId }, undefined, db))
  return {
    accountTypes: new Set(types.map((type) => type.id)),
    funnel: phases && funnel ? await listFunnel(db, organizationId, funnel) : [],
    reasons: new Map(
      reasons.filter(({ only }) => only === null || only === funnel).map(({ reason }) => [reason.id, reason]),
    ),
    owners: new Set(members.map((member) => member.id)),
    fields,
  }
}

/** No account type, phase or reason is changed, and nobody deactivated, before the rows are in. */
async function holdChoices(db: Reader, organizationId: string) {
  const held = [
    { table: accountTypes, id: accountTypes.id },
    { table: leadPhases, id: leadPhases.id },
    { table: closingReasons, id: closingReasons.id },
    { table: memberships, id: memberships.userId },
  ]
  for (const { table, id } of held)
    await db.select({ id }).from(table).where(eq(table.organizationId, organizationId)).orderBy(asc(id)).for('share')
}

/** Adds the customers that these rows may mean, and into whom those were merged; those that rows before have changed stay as they are. */
export async function loadCustomers(
  db: Reader,
  { organizationId }: Actor,
  planned: PlannedCustomer[],
  known: KnownCustomers,
  { lock }: Held,
) {
  if (planned.length === 0) return
  const distinct = (texts: (string | null)[]) => [...new Set(texts.filter((text) => text))] as string[]
  const names = distinct(planned.map((one) => one.name))
  const numbers = distinct(planned.map((one) => one.number))
  const externalIds = distinct(planned.map((one) => one.externalId))
  const mine = eq(customers.organizationId, organizationId)
  const load = async (which: SQL | undefined) => {
    const query = db.select().from(customers).where(and(mine, which)).orderBy(asc(customers.id))
    for (const customer of await (lock ? query.for('update') : query)) known.load(customer)
  }
  const lowered = sql`(select lower(name) from unnest(${sql.param(names)}::text[]) as name)`
  await load(
    or(
      names.length ? sql`lower(${customers.name}) in ${lowered}` : undefined,
      numbers.length ? inArray(customers.number, numbers) : undefined,
      externalIds.length ? inArray(customers.externalId, externalIds) : undefined,
    ),
  )
  for (let ids = known.missing(); ids.length > 0; ids = known.missing()) await load(inArray(customers.id, ids))
}

/** Which of these external ids leads have already. */
export async function findLeadIds(db: Reader, { organizationId }: Actor, externalIds: string[]): Promise<string[]> {
  if (externalIds.length === 0) return []
  const rows = await db
    .select({ id: leads.externalId })
    .from(leads)
    .where(and(eq(leads.organizationId, organizationId), inArray(leads.externalId, externalIds)))
  return rows.map(({ id }) => id ?? '')
}
