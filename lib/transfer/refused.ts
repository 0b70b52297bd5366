import type { RowRefusal } from './vocabulary'

/** Of a cell that is refused so many characters are told. */
const longest = 60

export const refused = (key: string, values?: RowRefusal['values']): RowRefusal => ({
  key,
  values: typeof values?.value === 'string' ? { ...values, value: values.value.slice(0, longest) } : values,
})

export const isRefused = (thing: object): thing is RowRefusal => 'key' in thing
