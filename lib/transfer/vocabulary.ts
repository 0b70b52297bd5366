import type { Reason } from '../duplicates/vocabulary'

/** What a column can become. */
export const targets = [
  'customerName',
  'customerNumber',
  'customerExternalId',
  'accountType',
  'owner',
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
  'leadExternalId',
  'leadTitle',
  'leadState',
  'leadScore',
  'leadExpectedValue',
  'leadRecurringValue',
  'leadOpenedOn',
  'leadClosedOn',
  'leadNote',
] as const
export type Target = (typeof targets)[number]

/** How days are written: which part comes first. Parts stand apart by `-`, `/` or `.`; a time after them is ignored. */
export const dateFormats = ['YYYY-MM-DD', 'DD-MM-YYYY', 'MM/DD/YYYY'] as const
export type DateFormat = (typeof dateFormats)[number]

/** What stands before the decimals of an amount; the other one of point and comma groups its digits. */
export const numberFormats = ['point', 'comma'] as const
export type NumberFormat = (typeof numberFormats)[number]

/** What becomes of a lead without a day of opening: it opens on the day it closed or else today, or is refused. */
export const missingDays = ['take', 'refuse'] as const

/** What becomes of rows whose new customer is likely to be there already: they come in all the same, or are refused. */
export const alikeRules = ['enter', 'leaveOut'] as const

/** Whom a new customer is likely to be, and why: one that is there, or that an earlier row of the file makes. */
export type Alike = { customerId: string; line: number | null; name: string; number: string; reasons: Reason[] }

/** What of a file a customer that is known already takes over: what is empty there, all that is filled here, nothing. */
export const updateRules = ['fill', 'overwrite', 'skip'] as const
export type UpdateRule = (typeof updateRules)[number]

/** Columns whose values are matched one by one with something in Funil. */
export const valued = ['leadState', 'owner', 'accountType'] as const
export type Valued = (typeof valued)[number]

/** What files there are to fill in. */
export const templateKinds = ['customers', 'leads'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** Why a row is not brought in: words of the area `imports`, with what belongs in them. */
export type RowRefusal = { key: string; values?: Record<string, string | number>; alike?: Alike }

/** What becomes of a row. */
export const results = ['created', 'updated', 'unchanged', 'refused'] as const
export type Result = (typeof results)[number]

/** What a file makes, rehearsed or done. Amounts in minor units, days YYYY-MM-DD. */
export type Summary = {
  customersCreated: number
  customersEdited: number
  leadsCreated: number
  unchanged: number
  refused: number
  leads: LeadGroup[]
  withoutValue: number
  withoutDay: number
}

/** Leads that would stand in one phase, or be closed with one reason. */
export type LeadGroup = {
  leadPhaseId: string
  closingReasonId: string | null
  count: number
  expectedValue: number
  firstClosedOn: string | null
  lastClosedOn: string | null
}
