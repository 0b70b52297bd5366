import type { CustomerRow } from '../customers/change-customer'

/**
 * What is chosen when two customers become one, in the order of the card. Each keeps its number; an external id goes
 * along where it is chosen, because no two customers have the same.
 */
export const mergedFields = [
  ...(['name', 'accountType', 'owner', 'externalId', 'phone', 'mobile', 'email', 'website', 'language'] as const),
  ...(['street', 'houseNumber', 'postalCode', 'city', 'country', 'latitude', 'longitude'] as const),
  ...(['registrationNumber', 'vatNumber', 'source', 'remark'] as const),
]
export type MergedField = (typeof mergedFields)[number]

/** The column that a field fills. */
export const columnOf = (field: MergedField) =>
  field === 'accountType' ? 'accountTypeId' : field === 'owner' ? 'ownerId' : field

/** The one whose value is kept where nothing else is said: the one that stays, but for what it has not filled in. */
export const preferred = (field: MergedField, stays: CustomerRow, goes: CustomerRow): string =>
  isFilled(stays[columnOf(field)]) || !isFilled(goes[columnOf(field)]) ? stays.id : goes.id

const isFilled = (value: unknown) => value !== null && value !== ''
