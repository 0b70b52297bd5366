import { bigint, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

export const organizationId = () => uuid().notNull()
export const id = () => uuid().notNull()
/** Counts the changes of a row; a form carries the version it was made from. */
export const version = () => integer().notNull().default(1)
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
export const createdAt = () => instant().notNull()
/** Minor units (cents) of the organization's currency. */
export const money = () => bigint({ mode: 'number' })
