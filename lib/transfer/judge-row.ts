import { isComplete } from '../lead-phases/funnel'
import type { KnownCustomer, Lookups } from './lookups'
import type { Mapping } from './mapping'
import type { PlannedRow, RowRefusal } from './plan-row'

export type Verdict = RowRefusal | { customer: KnownCustomer | undefined }

/** What the state of the data says to a planned row: the customer it means, a new one, or why it cannot come in. */
export function judgeRow({ customer, lead }: PlannedRow, mapping: Mapping, lookups: Lookups): Verdict {
  const known = lookups.find(customer)
  if (!known) {
    if (!mapping.createCustomers || !customer.name)
      return {
        key: 'refusedUnknownCustomer',
        values: { name: customer.name || (customer.number ?? customer.externalId ?? '') },
      }
    if (!customer.accountTypeId || !lookups.accountTypes.has(customer.accountTypeId))
      return { key: 'refusedNoAccountType' }
  }
  if (lead) {
    if (!isComplete(lookups.funnel)) return { key: 'refusedFunnel' }
    if (lead.externalId && lookups.leadIds.has(lead.externalId))
      return { key: 'refusedLeadExists', values: { id: lead.externalId } }
    if ('leadPhaseId' in lead && !lookups.funnel.some((phase) => phase.id === lead.leadPhaseId))
      return { key: 'refusedState', values: { value: '' } }
    if ('closingReasonId' in lead && !lookups.reasons.has(lead.closingReasonId))
      return { key: 'refusedState', values: { value: '' } }
  }
  return { customer: known }
}
