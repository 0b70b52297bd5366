import { database } from '@/db/client'
import type { LeadPhase } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import { missingFields, requiredBy } from './required-fields'

/** The ids of the custom fields in use that these phases require. */
export async function listRequired({ organizationId }: Actor, phases: Pick<LeadPhase, 'id'>[]): Promise<Set<string>> {
  return new Set((await requiredBy(database(), organizationId, phases)).map(({ id }) => id))
}

/** The names of those that are required by these phases and empty. */
export async function listMissing(
  { organizationId }: Actor,
  lead: { id: string; customerId: string },
  phases: Pick<LeadPhase, 'id'>[],
): Promise<string[]> {
  return (await missingFields(database(), { ...lead, organizationId }, phases)).map(({ name }) => name)
}
