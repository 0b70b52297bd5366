import type { CustomerRow } from '../customers/change-customer'
import { isComplete, type LeadPhase } from '../lead-phases/funnel'
import { type KnownCustomers, nameKey } from './known-customers'
import type { Lookups } from './lookups'
import type { Mapping } from './mapping'
import type { PlannedRow } from './plan-row'
import { refused } from './refused'
import type { RowRefusal, UpdateRule } from './vocabulary'

/** What becomes of a row: `known` is the customer it means, `set` what changes of it. */
export type Verdict = {
  known: CustomerRow | undefined
  set: Partial<CustomerRow>
  phase?: LeadPhase
  reason?: { id: string; description: string; outcome: string }
}

/** Judges a planned row by the data as it stands. The rehearsal and the import both ask here, so both say the same. */
export function judgeRow(
  { customer, lead }: PlannedRow,
  mapping: Mapping,
  { accountTypes, owners, funnel, reasons }: Lookups,
  customers: KnownCustomers,
  leadIds: Set<string>,
): Verdict | RowRefusal {
  const known = customers.find(customer)
  const value = customer.name || customer.number || customer.externalId || ''
  if (known === 'several') return refused('refusedSeveral', { value })
  if (!known && !(mapping.createCustomers && customer.name)) return refused('refusedUnknownCustomer', { value })
  if (!known && !accountTypes.has(customer.accountTypeId ?? '')) return refused('refusedNoAccountType')
  if (known?.archivedAt) return refused('refusedArchived', { value })
  if (customer.ownerId && !owners.has(customer.ownerId)) return refused('refusedOwner')
  const set = known ? changesOf(known, { customer, lead }, mapping.update) : {}
  if (!lead) return { known, set }

  if (!isComplete(funnel)) return refused('refusedFunnel')
  if (lead.externalId && leadIds.has(lead.externalId)) return refused('refusedLeadExists', { value: lead.externalId })
  const reason = 'closingReasonId' in lead ? reasons.get(lead.closingReasonId) : undefined
  const phase = funnel.find((one) =>
    'leadPhaseId' in lead
      ? one.id === (lead.leadPhaseId ?? funnel[0]?.id)
      : reason !== undefined && one.phaseType === 'closing',
  )
  return phase ? { known, set, phase, reason } : refused('refusedState', { value: lead.state })
}

/** What of a row its customer takes over: a name only if it is another one; the owner of a row with a lead is the lead's. */
function changesOf(known: CustomerRow, { customer, lead }: PlannedRow, rule: UpdateRule): Partial<CustomerRow> {
  if (rule === 'skip') return {}
  const owner = customer.ownerId && !lead ? { ownerId: customer.ownerId } : {}
  const name = nameKey(customer.name || known.name) === nameKey(known.name) ? { name: known.name } : {}
  const wanted = Object.entries({ ...customer.fields, ...owner, ...name })
  const stands = (name: string) => known[name as keyof CustomerRow]
  const takes = (name: string) => rule === 'overwrite' || stands(name) === null
  return Object.fromEntries(wanted.filter(([name, value]) => stands(name) !== value && takes(name)))
}
