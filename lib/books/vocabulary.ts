/** What the books are proved by, in the order in which it is done. */
export const checkNames = [
  'replay',
  'versions',
  'phaseRecords',
  'closedLeads',
  'searchText',
  'totals',
  'fileBytes',
] as const
export type CheckName = (typeof checkNames)[number]

/** Something that should stand where nothing does, whatever it is. */
export const something = '(filled)'

/**
 * A row that disagrees. Values as text, null for nothing; without a column it is the row itself that stands or should.
 */
export type Finding = {
  table: string
  key: Record<string, string | number>
  column: string | null
  stands: string | null
  should: string | null
  customerId: string | null
}

/** What a check came to: how many rows it looked at, how many disagreements it found. */
export type CheckOutcome = { check: CheckName; rows: number; found: number }

/** A check that is kept: the first findings of it, and how many there are. */
export type Kept = { outcomes: CheckOutcome[]; findings: (Finding & { check: CheckName })[] }
