import { isSame } from '../changes/meeting'
import type { Values } from '../custom-fields/find-values'
import { hasChoices } from '../custom-fields/vocabulary'
import type { CustomerRow } from '../customers/change-customer'
import { isComplete, type LeadPhase } from '../lead-phases/funnel'
import { type KnownCustomers, nameKey, noValues } from './known-customers'
import type { Lookups } from './lookups'
import type { Mapping } from './mapping'
import type { PlannedRow } from './plan-row'
import { refused } from './refused'
import type { RowRefusal, UpdateRule } from './vocabulary'

/**
 * What becomes of a row: `known` is the customer it means, `merged` those that it names and that were merged into that
 * one, `set` what changes of it.
 */
export type Verdict = {
  known: CustomerRow | undefined
  merged: CustomerRow[]
  set: Partial<CustomerRow>
  /** What changes in its custom fields. */
  values: Values
  phase?: LeadPhase
  reason?: { id: string; description: string; outcome: string }
}

/** Judges a planned row by the data as it stands. The rehearsal and the import both ask here, so both say the same. */
export function judgeRow(
  { customer, lead }: PlannedRow,
  mapping: Mapping,
  lookups: Lookups,
  customers: KnownCustomers,
  leadIds: Set<string>,
): Verdict | RowRefusal {
  const { accountTypes, owners, funnel, reasons } = lookups
  const { known, merged } = customers.find(customer)
  const value = customer.name || customer.number || customer.externalId || ''
  if (known === 'several') return refused('refusedSeveral', { value })
  if (!known && !(mapping.createCustomers && customer.name)) return refused('refusedUnknownCustomer', { value })
  if (!known && !accountTypes.has(customer.accountTypeId ?? '')) return refused('refusedNoAccountType')
  if (known?.archivedAt) return refused('refusedArchived', { value })
  if (customer.ownerId && !owners.has(customer.ownerId)) return refused('refusedOwner')
  const set = known ? changesOf(known, merged, { customer, lead }, mapping.update) : {}
  const present = known ? customers.valuesOf(known.id) : noValues
  const values = known ? valueChanges(present, customer.values, mapping.update) : customer.values
  const gone = notOffered(values, present, lookups) ?? (lead && notOffered(lead.custom, noValues, lookups))
  if (gone) return gone
  if (!lead) return { known, merged, set, values }

  if (!isComplete(funnel)) return refused('refusedFunnel')
  if (lead.externalId && leadIds.has(lead.externalId)) return refused('refusedLeadExists', { value: lead.externalId })
  const reason = 'closingReasonId' in lead ? reasons.get(lead.closingReasonId) : undefined
  const phase = funnel.find((one) =>
    'leadPhaseId' in lead
      ? one.id === (lead.leadPhaseId ?? funnel[0]?.id)
      : reason !== undefined && one.phaseType === 'closing',
  )
  return phase ? { known, merged, set, values, phase, reason } : refused('refusedState', { value: lead.state })
}

/**
 * What of a row its customer takes over: a name only if it is another one; the owner of a row with a lead is the lead's.
 * The name and the numbers of one that was merged into it stay with that one.
 */
function changesOf(
  known: CustomerRow,
  merged: CustomerRow[],
  { customer, lead }: PlannedRow,
  rule: UpdateRule,
): Partial<CustomerRow> {
  if (rule === 'skip') return {}
  const owner = customer.ownerId && !lead ? { ownerId: customer.ownerId } : {}
  const named = [known, ...merged].some(({ name }) => nameKey(customer.name || name) === nameKey(name))
  const name = named ? { name: known.name } : {}
  const ofMerged = (name: string, value: unknown) =>
    (name === 'number' || name === 'externalId') && merged.some((one) => one[name] === value)
  const wanted = Object.entries({ ...customer.fields, ...owner, ...name })
  const stands = (name: string) => known[name as keyof CustomerRow]
  const takes = (name: string) => rule === 'overwrite' || stands(name) === null
  return Object.fromEntries(
    wanted.filter(([name, value]) => stands(name) !== value && takes(name) && !ofMerged(name, value)),
  )
}

/** The same of custom fields. */
function valueChanges(present: Values, wanted: Values, rule: UpdateRule): Values {
  if (rule === 'skip') return noValues
  const takes = (id: string) => rule === 'overwrite' || !present.has(id)
  return new Map([...wanted].filter(([id, value]) => !isSame(present.get(id), value) && takes(id)))
}

/** As in a form: what is archived or no longer active stays where it stands, and is not chosen anew. */
function notOffered(values: Values, present: Values, { owners, fields }: Lookups): RowRefusal | undefined {
  for (const { id, name, kind, choices } of fields) {
    const had = [present.get(id) ?? []].flat()
    const added = [values.get(id) ?? []].flat().filter((one) => !had.includes(one as never))
    const isOffered = (one: unknown) =>
      kind === 'user' ? owners.has(String(one)) : choices.some((choice) => choice.id === one && !choice.archivedAt)
    if ((kind === 'user' || hasChoices(kind)) && !added.every(isOffered)) return refused('refusedNotOffered', { name })
  }
}
