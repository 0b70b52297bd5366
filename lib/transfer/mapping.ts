import { z } from 'zod'
import type { CustomField } from '../custom-fields/list-custom-fields'
import { AnyTarget, type FieldTarget, fieldOf, isMatched } from './field-targets'
import { alikeRules, dateFormats, missingDays, numberFormats, updateRules, type Valued, valued } from './vocabulary'

/** What was chosen for a file. */
export const Mapping = z.object({
  /** By column, in the order of the file; null: not brought in. */
  columns: z.array(AnyTarget.nullable()),
  dateFormat: z.enum(dateFormats),
  numberFormat: z.enum(numberFormats),
  /** The account type of a customer that is created, where no column says it. */
  accountType: z.uuid().nullable(),
  /** The account type whose funnel the leads go through; null: no leads. */
  funnel: z.uuid().nullable(),
  createCustomers: z.boolean(),
  update: z.enum(updateRules).default('overwrite'),
  alike: z.enum(alikeRules).default('enter'),
  missingDay: z.enum(missingDays),
  /**
   * By value of the file. Owners and account types: an id, or empty for none. Lead states: `phase:` or `reason:` and an
   * id. Custom fields: the id of a choice or a user.
   */
  values: z.record(z.string(), z.record(z.string(), z.string())),
})
export type Mapping = z.output<typeof Mapping>

/** What a value of the file means; undefined where nothing was chosen. */
export function meaningOf({ values }: Mapping, kind: Valued | FieldTarget, text: string): string | undefined {
  const own = values[kind] ?? {}
  return Object.hasOwn(own, text) ? own[text] : undefined
}

/** A row is a lead when a funnel was chosen and a column says anything about one. */
export const bringsLeads = ({ funnel, columns }: Pick<Mapping, 'funnel' | 'columns'>) =>
  funnel !== null && columns.some((target) => target?.startsWith('lead'))

/** The columns whose values are matched, and the funnel they belong to: what a page of choices was made for. */
export function matchedColumns({ funnel, columns }: Pick<Mapping, 'funnel' | 'columns'>, fields: CustomField[]) {
  const custom = columns.filter((target): target is FieldTarget => {
    const field = fieldOf(fields, target)
    return field !== undefined && isMatched(field)
  })
  return new Map(
    [...valued, ...custom]
      .filter((kind) => columns.includes(kind) && (!kind.startsWith('lead') || funnel !== null))
      .map((kind) => [kind, `${columns.indexOf(kind)}${kind === 'leadState' ? ` ${funnel}` : ''}`]),
  )
}
