import { z } from 'zod'
import { dateFormats, missingDays, numberFormats, targets, updateRules, type Valued, valued } from './vocabulary'

/** What was chosen for a file. */
export const Mapping = z.object({
  /** By column, in the order of the file; null: not brought in. */
  columns: z.array(z.enum(targets).nullable()),
  dateFormat: z.enum(dateFormats),
  numberFormat: z.enum(numberFormats),
  /** The account type of a customer that is created, where no column says it. */
  accountType: z.uuid().nullable(),
  /** The account type whose funnel the leads go through; null: no leads. */
  funnel: z.uuid().nullable(),
  createCustomers: z.boolean(),
  update: z.enum(updateRules).default('overwrite'),
  missingDay: z.enum(missingDays),
  /**
   * By value of the file. Owners and account types: an id, or empty for none. Lead states: `phase:` or `reason:` and an
   * id.
   */
  values: z.partialRecord(z.enum(valued), z.record(z.string(), z.string())),
})
export type Mapping = z.output<typeof Mapping>

/** What a value of the file means; undefined where nothing was chosen. */
export function meaningOf({ values }: Mapping, kind: Valued, text: string): string | undefined {
  const own = values[kind] ?? {}
  return Object.hasOwn(own, text) ? own[text] : undefined
}

/** A row is a lead when a funnel was chosen and a column says anything about one. */
export const bringsLeads = ({ funnel, columns }: Pick<Mapping, 'funnel' | 'columns'>) =>
  funnel !== null && columns.some((target) => target?.startsWith('lead'))

/** The columns whose values are matched, and the funnel they belong to: what a page of choices was made for. */
export const matchedColumns = ({ funnel, columns }: Pick<Mapping, 'funnel' | 'columns'>) =>
  new Map(
    valued
      .filter((kind) => columns.includes(kind) && (kind !== 'leadState' || funnel !== null))
      .map((kind) => [kind, `${columns.indexOf(kind)}${kind === 'leadState' ? ` ${funnel}` : ''}`]),
  )
