import { database } from '@/db/client'
import type { LeadPhase } from '../lead-phases/funnel'
import type { Actor } from '../permissions/actor'
import { requiredBy } from './required-fields'

/** The ids of the custom fields in use that these phases require. */
export async function listRequired({ organizationId }: Actor, phases: Pick<LeadPhase, 'id'>[]): Promise<Set<string>> {
  return new Set((await requiredBy(database(), organizationId, phases)).map(({ id }) => id))
}
