import type { Values } from '../custom-fields/find-values'
import { meaningOf } from './mapping'
import type { Cell, Circumstances } from './plan-row'
import { readAmount, readDay, readScore } from './read-cell'
import { refused } from './refused'
import type { RowRefusal, Target } from './vocabulary'

/** What a row says of its lead. `phase` null: the initial one. */
export type PlannedLead = {
  externalId: string | null
  title: string | null
  score: number | null
  expectedValue: number | null
  recurringValue: number | null
  note: string | null
  state: string
  openedOn: string | null
  /** What stands in the custom fields that are filled. */
  custom: Values
} & ({ leadPhaseId: string | null } | { closingReasonId: string; closedOn: string })

const longest = { leadTitle: 120, leadNote: 5000, leadExternalId: 100 } as const

export function planLead(
  cell: Cell,
  { mapping, currency, today }: Circumstances,
  custom: Values,
): PlannedLead | RowRefusal {
  for (const [target, max] of Object.entries(longest) as [keyof typeof longest, number][]) {
    if (cell(target).length > max) return refused('refusedField', { target, rule: 'tooLong', max, value: cell(target) })
  }
  const state = cell('leadState')
  const chosen = mapping.columns.includes('leadState') ? meaningOf(mapping, 'leadState', state) : 'phase:'
  if (!chosen) return refused('refusedState', { value: state })
  const [kind, id = ''] = chosen.split(':')
  const score = optional('leadScore', readScore)
  const expectedValue = optional('leadExpectedValue', (text) => readAmount(text, mapping.numberFormat, currency))
  const recurringValue = optional('leadRecurringValue', (text) => readAmount(text, mapping.numberFormat, currency))
  const openedOn = optional('leadOpenedOn', (text) => readDay(text, mapping.dateFormat))
  const closedOn = kind === 'reason' ? optional('leadClosedOn', (text) => readDay(text, mapping.dateFormat)) : null
  if (score === undefined) return refused('refusedScore', { value: cell('leadScore') })
  if (expectedValue === undefined) return refused('refusedAmount', { value: cell('leadExpectedValue') })
  if (recurringValue === undefined) return refused('refusedAmount', { value: cell('leadRecurringValue') })
  if (openedOn === undefined) return refused('refusedDay', { value: cell('leadOpenedOn') })
  if (closedOn === undefined) return refused('refusedDay', { value: cell('leadClosedOn') })
  if (openedOn === null && mapping.missingDay === 'refuse') return refused('refusedNoDay')
  if (kind === 'reason' && closedOn === null) return refused('refusedNoClosingDay')
  for (const day of [openedOn, closedOn]) if (day && day > today) return refused('refusedFuture', { value: day })
  if (openedOn && closedOn && closedOn < openedOn)
    return refused('refusedClosedBefore', { value: `${openedOn} – ${closedOn}` })
  const values = {
    externalId: cell('leadExternalId') || null,
    title: cell('leadTitle') || null,
    note: cell('leadNote') || null,
    ...{ score, expectedValue, recurringValue, state, openedOn, custom },
  }
  return closedOn ? { ...values, closingReasonId: id, closedOn } : { ...values, leadPhaseId: id || null }

  /** null: empty. undefined: can't be read. */
  function optional<T>(target: Target, read: (text: string) => T | undefined): T | null | undefined {
    return cell(target) === '' ? null : read(cell(target))
  }
}
