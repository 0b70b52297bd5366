import { z } from 'zod'
import { dateFormats, type Mapping, targets, valued } from '@/lib/transfer/mapping'

const text = z.string().max(500)

/** The match form: `column.N`, and `value.KIND.TEXT` for each value of a file that is matched. */
export const MappingForm = z
  .looseObject({
    importId: z.uuid(),
    do: z.enum(['values', 'check']).catch('check'),
    columnCount: z.coerce.number().int().min(1).max(500),
    dateFormat: z.enum(dateFormats),
    accountType: z.union([z.uuid(), z.literal('')]).catch(''),
    funnel: z.union([z.uuid(), z.literal('')]).catch(''),
    createCustomers: z
      .unknown()
      .optional()
      .transform((value) => value !== undefined),
  })
  .transform((form) => form)
export type MappingForm = z.output<typeof MappingForm>

export function mappingOf(form: MappingForm): Mapping {
  const posted = form as Record<string, unknown>
  const one = (name: string) => (typeof posted[name] === 'string' ? text.catch('').parse(posted[name]) : '')
  const columns = Array.from(
    { length: form.columnCount },
    (_, at) => targets.find((target) => target === one(`column.${at}`)) ?? null,
  )
  const values = Object.fromEntries(
    valued.map((kind) => {
      const prefix = `value.${kind}.`
      const names = Object.keys(posted).filter((name) => name.startsWith(prefix))
      return [kind, Object.fromEntries(names.map((name) => [name.slice(prefix.length), one(name)]))]
    }),
  ) as Mapping['values']
  return {
    columns,
    values,
    dateFormat: form.dateFormat,
    accountType: form.accountType || null,
    funnel: form.funnel || null,
    createCustomers: form.createCustomers,
  }
}
