import { sql } from 'drizzle-orm'

/** A phase record that began and ended as the lead was closed from an earlier phase: it never stood there. */
export const passed = (record: 'r' | 'n') =>
  sql.raw(`(${record}.entered_by = 'jumped' and ${record}.ended_at is not distinct from ${record}.entered_at)`)
