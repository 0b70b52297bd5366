import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { accountTypes, closingReasons, customers, leads } from '@/db/schema'
import { type LeadPhase, listFunnel } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import type { Mapping } from './mapping'
import type { PlannedCustomer } from './plan-row'

export type KnownCustomer = {
  id: string
  number: string
  externalId: string | null
  name: string
  ownerId: string | null
}

/** What rows are checked against: read once per batch, and told of what the batch itself creates. */
export type Lookups = {
  funnel: LeadPhase[]
  reasons: Map<string, typeof closingReasons.$inferSelect>
  accountTypes: Set<string>
  leadIds: Set<string>
  find: (customer: PlannedCustomer) => KnownCustomer | undefined
  add: (customer: KnownCustomer) => void
}

export async function loadLookups(
  db: Reader,
  actor: Actor,
  mapping: Mapping,
  planned: PlannedCustomer[],
  leadIds: string[],
): Promise<Lookups> {
  const { organizationId } = actor
  const names = planned.map((one) => one.name.toLowerCase()).filter(Boolean)
  const numbers = planned.map((one) => one.number).filter((one) => one !== null)
  const externals = planned.map((one) => one.externalId).filter((one) => one !== null)
  const columns = {
    id: customers.id,
    number: customers.number,
    externalId: customers.externalId,
    name: customers.name,
    ownerId: customers.ownerId,
  }
  const own = eq(customers.organizationId, organizationId)
  const pick = (where: ReturnType<typeof eq>) => db.select(columns).from(customers).where(and(own, where))
  const [byName, byNumber, byExternal, reasons, types, taken] = await Promise.all([
    names.length ? pick(inArray(sql`lower(${customers.name})`, [...new Set(names)])) : [],
    numbers.length ? pick(inArray(customers.number, numbers)) : [],
    externals.length ? pick(inArray(customers.externalId, externals)) : [],
    db.select().from(closingReasons).where(eq(closingReasons.organizationId, organizationId)),
    db.select({ id: accountTypes.id }).from(accountTypes).where(eq(accountTypes.organizationId, organizationId)),
    leadIds.length
      ? db
          .select({ id: leads.externalId })
          .from(leads)
          .where(
            and(
              eq(leads.organizationId, organizationId),
              isNotNull(leads.externalId),
              inArray(leads.externalId, leadIds),
            ),
          )
      : [],
  ])
  const known = {
    name: new Map<string, KnownCustomer>(),
    number: new Map<string, KnownCustomer>(),
    external: new Map<string, KnownCustomer>(),
  }
  const add = (customer: KnownCustomer) => {
    known.name.set(customer.name.toLowerCase(), customer)
    known.number.set(customer.number, customer)
    if (customer.externalId) known.external.set(customer.externalId, customer)
  }
  for (const customer of [...byName, ...byNumber, ...byExternal]) add(customer)
  return {
    funnel: mapping.funnel ? await listFunnel(db, organizationId, mapping.funnel) : [],
    reasons: new Map(reasons.map((reason) => [reason.id, reason])),
    accountTypes: new Set(types.map((type) => type.id)),
    leadIds: new Set(taken.map((one) => one.id ?? '')),
    // A number or an external id says exactly which one it is; a name only where neither is given.
    find: ({ number, externalId, name }) =>
      (number && known.number.get(number)) ||
      (externalId && known.external.get(externalId)) ||
      (!number && !externalId ? known.name.get(name.toLowerCase()) : undefined) ||
      undefined,
    add,
  }
}
