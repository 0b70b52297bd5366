import { z } from 'zod'

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

export const dateFormats = ['YYYY-MM-DD', 'DD-MM-YYYY', 'MM/DD/YYYY'] as const
export type DateFormat = (typeof dateFormats)[number]

/** Columns whose values are matched one by one with something in Funil. */
export const valued = ['accountType', 'owner', 'leadState'] as const
export type Valued = (typeof valued)[number]

export const Mapping = z.object({
  /** By column, in the order of the file; null: not brought in. */
  columns: z.array(z.enum(targets).nullable()),
  dateFormat: z.enum(dateFormats),
  /** The account type of a customer that is created, where no column says it. */
  accountType: z.uuid().nullable(),
  /** The account type whose funnel the leads go through; null: no leads. */
  funnel: z.uuid().nullable(),
  createCustomers: z.boolean(),
  /**
   * By value of the file. Owners and account types: an id, or empty for none. Lead states: `phase:` or `reason:` and an
   * id.
   */
  values: z.record(z.enum(valued), z.record(z.string(), z.string())),
})
export type Mapping = z.output<typeof Mapping>

const likely: [RegExp, Target][] = [
  [/^(account|customer|company|name|klant|kunde|cliente|naam|firma|empresa)( ?_?name)?$/i, 'customerName'],
  [/^(customer|account|klant|kunden)?[ _]?(number|no|nr|nummer)$/i, 'customerNumber'],
  [/^(opportunity|lead|deal)[ _]?id$/i, 'leadExternalId'],
  [/^(external[ _]?)?id$/i, 'customerExternalId'],
  [/^(account|customer)[ _]?type$/i, 'accountType'],
  [/(owner|agent|sales ?person|accountmanager|betreuer|responsável)/i, 'owner'],
  [/^(street|straat|straße|rua|address)$/i, 'street'],
  [/^(house ?number|huisnummer|hausnummer)$/i, 'houseNumber'],
  [/^(postal|zip|post)[ _]?code$|^plz$|^zip$/i, 'postalCode'],
  [/^(city|town|plaats|stad|ort|cidade)$/i, 'city'],
  [/^(country|land|país|office_location)$/i, 'country'],
  [/^(phone|telephone|tel|telefon|telefoon|telefone)$/i, 'phone'],
  [/^(mobile|mobiel|handy|telemóvel|celular)$/i, 'mobile'],
  [/^e-?mail$/i, 'email'],
  [/^(website|url|site)$/i, 'website'],
  [/^vat([ _]?number)?$/i, 'vatNumber'],
  [/^(product|title|opportunity|deal|subject)$/i, 'leadTitle'],
  [/(stage|phase|state|status)$/i, 'leadState'],
  [/^(score|probability)$/i, 'leadScore'],
  [/^(recurring|mrr|arr)/i, 'leadRecurringValue'],
  [/(value|amount|revenue)$/i, 'leadExpectedValue'],
  [/^(engage|open(ed)?|created?|start)[ _]?(date|on|at)?$/i, 'leadOpenedOn'],
  [/^close[d]?[ _]?(date|on|at)$/i, 'leadClosedOn'],
  [/^(remark|notes?|comment)s?$/i, 'remark'],
]

/** What the columns of a file probably are, by their heads; each target once. */
export function suggestColumns(heads: string[]): (Target | null)[] {
  const taken = new Set<Target>()
  return heads.map((head) => {
    const found = likely.find(([pattern, target]) => !taken.has(target) && pattern.test(head.trim()))?.[1]
    if (found) taken.add(found)
    return found ?? null
  })
}

/** The date format in which every sample is a day, the first of ours where several are. */
export function suggestDateFormat(samples: string[]): DateFormat {
  return dateFormats.find((format) => samples.every((sample) => readDate(sample, format) !== undefined)) ?? 'YYYY-MM-DD'
}

/** A day of the file as YYYY-MM-DD; undefined when it is none in this format. */
export function readDate(text: string, format: DateFormat): string | undefined {
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text.trim())
  if (!parts) return undefined
  const [, a = '', b = '', c = ''] = parts
  const [year, month, date] = { 'YYYY-MM-DD': [a, b, c], 'DD-MM-YYYY': [c, b, a], 'MM/DD/YYYY': [c, a, b] }[format]
  if (year?.length !== 4 || !month || !date) return undefined
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(`${day}T00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}
