import type { RowRefusal } from './vocabulary'

export const refused = (key: string, values?: RowRefusal['values']): RowRefusal => ({ key, values })

export const isRefused = (thing: object): thing is RowRefusal => 'key' in thing
