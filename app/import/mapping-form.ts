import { z } from 'zod'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { type AnyTarget, fieldTarget } from '@/lib/transfer/field-targets'
import type { Import } from '@/lib/transfer/find-import'
import { listValues } from '@/lib/transfer/look-into-columns'
import { type Mapping, matchedColumns } from '@/lib/transfer/mapping'
import { alikeRules, dateFormats, missingDays, numberFormats, targets, updateRules } from '@/lib/transfer/vocabulary'

/** So many values of a column can be matched. */
export const mostValues = 300

const id = z.union([z.uuid(), z.literal('')]).catch('')

/** The match form: `column.N` for each column and `value.KIND.N` for each of its values, in the order of the page. */
export const MappingForm = z.looseObject({
  importId: z.uuid(),
  do: z.enum(['values', 'check']).catch('check'),
  dateFormat: z.enum(dateFormats),
  numberFormat: z.enum(numberFormats),
  missingDay: z.enum(missingDays),
  accountType: id,
  funnel: id,
  createCustomers: z
    .unknown()
    .optional()
    .transform((value) => value !== undefined),
  update: z.enum(updateRules),
  alike: z.enum(alikeRules),
  shown: z.string().max(10_000).catch(''),
})
export type MappingForm = z.output<typeof MappingForm>

/** Names the columns whose values stand on a page, so that the answer is not taken for one about other columns. */
export const shownOf = (mapping: Pick<Mapping, 'columns' | 'funnel'>, fields: CustomField[]) =>
  JSON.stringify([...matchedColumns(mapping, fields)].map((pair) => pair.join(' ')))

/** What was chosen; `complete` when the page showed the values of all columns that have some to match. */
export async function mappingOf(
  found: Import,
  form: MappingForm,
  fields: CustomField[],
): Promise<{ mapping: Mapping; complete: boolean }> {
  const posted = form as Record<string, unknown>
  const all: AnyTarget[] = [...targets, ...fields.map(fieldTarget)]
  const columns = found.columns.map((_, at) => all.find((target) => target === posted[`column.${at}`]) ?? null)
  const chosen = { columns, funnel: form.funnel || null }
  const values: Mapping['values'] = {}
  let complete = true
  for (const [kind, place] of matchedColumns(chosen, fields)) {
    if (!form.shown.includes(JSON.stringify(`${kind} ${place}`))) {
      complete = false
      continue
    }
    const listed = await listValues(found, columns.indexOf(kind), mostValues)
    const meanings = listed.map(({ value }, at) => [value, posted[`value.${kind}.${at}`]])
    values[kind] = Object.fromEntries(meanings.filter(([, meaning]) => typeof meaning === 'string'))
  }
  const { dateFormat, numberFormat, missingDay, createCustomers, update, alike } = form
  const accountType = form.accountType || null
  return {
    mapping: { ...chosen, dateFormat, numberFormat, missingDay, createCustomers, update, alike, accountType, values },
    complete,
  }
}
