import { z } from 'zod'
import type { Values } from '../custom-fields/find-values'
import type { CustomField } from '../custom-fields/list-custom-fields'
import { type CustomerFields, customerFields } from '../customers/fields'
import { reading } from '../format/reading'
import { bringsLeads, type Mapping, meaningOf } from './mapping'
import { fieldPlanner } from './plan-fields'
import { type PlannedLead, planLead } from './plan-lead'
import { isRefused, refused } from './refused'
import type { RowRefusal, Target } from './vocabulary'

/** What a row says of its customer: whom it means, and the fields that are filled. */
export type PlannedCustomer = {
  name: string
  number: string | null
  externalId: string | null
  /** Of a customer that is created; one that is known keeps its own, because leads may depend on it. */
  accountTypeId: string | null
  /** undefined: the file does not say. */
  ownerId: string | null | undefined
  fields: Partial<Omit<CustomerFields, 'accountType' | 'owner'>>
  /** What stands in the custom fields that are filled. */
  values: Values
}

export type PlannedRow = { customer: PlannedCustomer; lead?: PlannedLead }

/** What the rows are read by. `today` is in the organization's time zone. */
export type Circumstances = { mapping: Mapping; currency: string; today: string; fields: CustomField[] }

export type Cell = (target: Target) => string

const texts = {
  customerName: 'name',
  customerNumber: 'number',
  customerExternalId: 'externalId',
  street: 'street',
  houseNumber: 'houseNumber',
  postalCode: 'postalCode',
  city: 'city',
  country: 'country',
  phone: 'phone',
  mobile: 'mobile',
  email: 'email',
  website: 'website',
  registrationNumber: 'registrationNumber',
  vatNumber: 'vatNumber',
  source: 'source',
  remark: 'remark',
} as const satisfies Partial<Record<Target, keyof CustomerFields>>

/** Makes what says of each row, without looking at the database, what it asks for or why it can't be. */
export function rowPlanner(circumstances: Circumstances) {
  const { mapping, currency, fields: custom } = circumstances
  const planFields = fieldPlanner(mapping, custom, currency)
  const fields = z.object(customerFields(reading(currency))).partial()
  const places = new Map(mapping.columns.flatMap((target, at) => (target ? [[target, at]] : [])) as [Target, number][])
  const leads = bringsLeads(mapping)

  return (cells: string[]): PlannedRow | RowRefusal => {
    if (cells.length !== mapping.columns.length)
      return refused('refusedRagged', { found: cells.length, expected: mapping.columns.length })
    const cell: Cell = (target) => cells[places.get(target) ?? -1] ?? ''
    const values = planFields(cells, 'customer')
    if (isRefused(values)) return values
    const customer = planCustomer(cell, values)
    if ('key' in customer || !leads) return 'key' in customer ? customer : { customer }
    const leadValues = planFields(cells, 'lead')
    if (isRefused(leadValues)) return leadValues
    const lead = planLead(cell, circumstances, leadValues)
    return 'key' in lead ? lead : { customer, lead }
  }

  function planCustomer(cell: Cell, values: Values): PlannedCustomer | RowRefusal {
    const filled = Object.entries(texts).filter(([target]) => cell(target as Target) !== '')
    if (!filled.some(([target]) => target.startsWith('customer'))) return refused('refusedNoCustomer')
    const parsed = fields.safeParse(Object.fromEntries(filled.map(([target, name]) => [name, cell(target as Target)])))
    if (!parsed.success) return invalid(parsed.error, cell)
    const own = Object.fromEntries(filled.map(([, name]) => [name, parsed.data[name]]))
    const type = cell('accountType') ? meaningOf(mapping, 'accountType', cell('accountType')) : undefined
    return {
      name: parsed.data.name ?? '',
      number: parsed.data.number ?? null,
      externalId: parsed.data.externalId ?? null,
      accountTypeId: type || mapping.accountType,
      ownerId: cell('owner') ? meaningOf(mapping, 'owner', cell('owner')) || null : undefined,
      fields: own,
      values,
    }
  }
}

function invalid(error: z.ZodError, cell: Cell): RowRefusal {
  const [issue] = error.issues
  const field = String(issue?.path[0])
  const target = Object.entries(texts).find(([, name]) => name === field)?.[0] as Target
  const params = issue?.code === 'custom' ? (issue.params as Record<string, string | number>) : {}
  return refused('refusedField', { ...params, target, rule: issue?.message ?? 'invalid', value: cell(target) })
}
