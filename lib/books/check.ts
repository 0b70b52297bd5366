import type { Reader } from '@/db/client'
import type { Finding } from './vocabulary'

/** A portion of what a check has looked at. */
export type Portion = { rows: number; findings: Finding[] }

/** Looks at all rows of an organization, a portion at a time and never all of them in memory. */
export type Check = (db: Reader, organizationId: string) => AsyncIterable<Portion>

/** A value as a reader compares it. */
export const told = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
