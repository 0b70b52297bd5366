import type { Column } from '@/lib/customers/list-view'
import type { FieldHead, SortHead } from '../customers/customer-list-view'

/** Where what a column shows is changed: on the form of what, and in which of its fields. */
export type Place = {
  label: string
  of: 'customer' | 'lead'
  fields: string[]
  /** A lead has an owner of its own, which its form does not change: only rows without one. */
  withoutLead?: boolean
}

type Known = Omit<Place, 'label'>

const known: Partial<Record<Column, Known>> = {
  number: { of: 'customer', fields: ['number'] },
  name: { of: 'customer', fields: ['name'] },
  city: { of: 'customer', fields: ['city'] },
  // What another account type brings with it is asked beside it.
  accountType: { of: 'customer', fields: ['accountType', 'startLead'] },
  owner: { of: 'customer', fields: ['owner'], withoutLead: true },
  score: { of: 'lead', fields: ['score'] },
  expected: { of: 'lead', fields: ['expectedValue'] },
  recurring: { of: 'lead', fields: ['recurringValue'] },
  nextAction: { of: 'lead', fields: ['nextAction', 'nextActionOn'] },
}

/** One for each column, in their order; undefined where it shows what no single field changes. */
export const placesOf = (heads: SortHead[], fieldHeads: FieldHead[]): (Place | undefined)[] => [
  ...heads.map(({ column, label }) => known[column] && { label, ...known[column] }),
  ...fieldHeads.map(({ label, of, input }) => ({ label, of, fields: [input] })),
]
