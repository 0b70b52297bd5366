import { readMoney } from '../format/money'
import { type Mapping, readDate, type Target } from './mapping'

/** Why a row is not brought in; the words are in the area `imports` of the messages. */
export type RowRefusal = { key: string; values?: Record<string, string> }

export type PlannedCustomer = {
  name: string
  number: string | null
  externalId: string | null
  accountTypeId: string | null
  /** undefined: the file does not say. */
  ownerId?: string | null
  fields: Partial<Record<Target, string>>
}

export type PlannedLead = {
  externalId: string | null
  title: string | null
  score: number | null
  expectedValue: number | null
  recurringValue: number | null
  openedOn: string | null
  note: string | null
} & ({ leadPhaseId: string } | { closingReasonId: string; closedOn: string })

export type PlannedRow = { customer: PlannedCustomer; lead?: PlannedLead }

const plainFields = [
  'street',
  'houseNumber',
  'postalCode',
  'city',
  'country',
  'phone',
  'mobile',
  'email',
  'website',
  'registrationNumber',
  'vatNumber',
  'source',
  'remark',
] as const

/** What one row of the file asks for, without looking at the database. */
export function planRow(cells: string[], mapping: Mapping, currency: string): PlannedRow | RowRefusal {
  if (cells.length !== mapping.columns.length)
    return { key: 'refusedRagged', values: { found: String(cells.length), expected: String(mapping.columns.length) } }
  const cell = (target: Target) => cells[mapping.columns.indexOf(target)] ?? ''
  const customer = planCustomer(cell, mapping)
  if ('key' in customer) return customer
  if (!mapping.funnel || !mapping.columns.includes('leadState')) return { customer }
  const lead = planLead(cell, mapping, currency)
  return 'key' in lead ? lead : { customer, lead }
}

type Cell = (target: Target) => string

function planCustomer(cell: Cell, mapping: Mapping): PlannedCustomer | RowRefusal {
  const name = cell('customerName')
  const number = cell('customerNumber') || null
  const externalId = cell('customerExternalId') || null
  if (!name && !number && !externalId) return { key: 'refusedNoCustomer' }
  if (name.length > 200) return { key: 'refusedTooLong', values: { field: 'name' } }
  const type = mapping.values.accountType?.[cell('accountType')]
  const owner = mapping.values.owner?.[cell('owner')]
  const fields: PlannedCustomer['fields'] = {}
  for (const field of plainFields) if (cell(field)) fields[field] = cell(field)
  return {
    name,
    number,
    externalId,
    accountTypeId: type || mapping.accountType,
    ownerId: mapping.columns.includes('owner') ? owner || null : undefined,
    fields,
  }
}

function planLead(cell: Cell, mapping: Mapping, currency: string): PlannedLead | RowRefusal {
  const state = cell('leadState')
  const target = mapping.values.leadState?.[state]
  if (!target) return { key: 'refusedState', values: { value: state } }
  const openedOn = cell('leadOpenedOn') ? readDate(cell('leadOpenedOn'), mapping.dateFormat) : null
  if (openedOn === undefined) return { key: 'refusedDate', values: { value: cell('leadOpenedOn') } }
  const expectedValue = amount(cell('leadExpectedValue'), currency)
  const recurringValue = amount(cell('leadRecurringValue'), currency)
  if (expectedValue === undefined) return { key: 'refusedAmount', values: { value: cell('leadExpectedValue') } }
  if (recurringValue === undefined) return { key: 'refusedAmount', values: { value: cell('leadRecurringValue') } }
  const score = cell('leadScore') ? Number(cell('leadScore').replace('%', '')) : null
  if (score !== null && !(Number.isInteger(score) && score >= 1 && score <= 100)) {
    return { key: 'refusedScore', values: { value: cell('leadScore') } }
  }
  const values = {
    externalId: cell('leadExternalId') || null,
    title: cell('leadTitle').slice(0, 120) || null,
    score,
    expectedValue,
    recurringValue,
    openedOn,
    note: cell('leadNote') || null,
  }
  const [kind, id = ''] = target.split(':')
  if (kind === 'phase') return { ...values, leadPhaseId: id }
  const closedOn = readDate(cell('leadClosedOn'), mapping.dateFormat)
  if (!closedOn) return { key: 'refusedClosedOn', values: { value: cell('leadClosedOn') } }
  if (openedOn && closedOn < openedOn)
    return { key: 'refusedClosedBefore', values: { opened: openedOn, closed: closedOn } }
  return { ...values, closingReasonId: id, closedOn }
}

function amount(text: string, currency: string): number | null | undefined {
  if (!text) return null
  const value = readMoney(text, currency)
  return value === undefined || value < 0 ? undefined : value
}
