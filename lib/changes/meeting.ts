import { isDeepStrictEqual } from 'node:util'
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { changes } from '@/db/schema'
import type { ChangeEntity } from './vocabulary'
import type { Write } from './write'

type Row = Record<string, unknown>
type Since = typeof changes.$inferSelect

/**
 * A column that both wrote: what stood there when the form was made, what stands there now, and what was typed. Of a
 * custom field, whose values are rows, `fieldId` says of which.
 */
export type Clash = { column: string; fieldId?: string; before: unknown; theirs: unknown; mine: unknown }

/** A form made from an older version meets what was changed since. */
export type Meeting = {
  /** The changes since the version that was seen, oldest first; none when it is the present one. */
  since: Since[]
  /** Columns that the form left as they were and others changed: what stands there now is kept. */
  taken: string[]
  clashes: Clash[]
  /** Puts what a form says of a row on what stands there now; answers what to write, for as far as nothing clashes. */
  merge: <M extends Row>(table: Write['table'], key: Write['key'], now: Row, mine: M) => M
}

export function meet(since: Since[]): Meeting {
  const taken: string[] = []
  const clashes: Clash[] = []
  return {
    since,
    taken,
    clashes,
    merge(table, key, now, mine) {
      const merged: Row = { ...mine }
      for (const [column, typed] of Object.entries(mine)) {
        const held = heldBefore(since, table, key, column)
        if (!held || isSame(typed, now[column])) continue
        if (isSame(held.value, now[column])) continue
        if (!isSame(typed, held.value)) {
          clashes.push({ column, before: held.value, theirs: now[column] ?? null, mine: typed ?? null })
          continue
        }
        taken.push(column)
        merged[column] = now[column] ?? null
      }
      return merged as typeof mine
    },
  }
}

/** What a column held before the changes since; undefined when none of them touched it. */
export function heldBefore(since: Since[], table: string, key: Row, column: string): { value: unknown } | undefined {
  for (const { rows } of since) {
    const row = rows.find((one) => one.table === table && isDeepStrictEqual(one.key, key))
    if (row && (row.before === null || column in row.before)) return { value: row.before?.[column] ?? null }
  }
  return undefined
}

const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null))
/** Whether two values of a column are one: records are JSON, in which instants are text. */
export const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(plain(one), plain(other))

const settings = ['accountType', 'leadPhase', 'closingReason', 'customField']

/** The entities whose changes may touch a row of this one: those of settings reach their neighbours too. */
export const reaching = (entity: string) => inArray(changes.entity, settings.includes(entity) ? settings : [entity])

/**
 * The changes that made the later versions of an entity, oldest first. Of settings a version may have been made by a
 * change of another one; there are few, and each that touches the row counts.
 */
export async function changesSince(
  db: Reader,
  organizationId: string,
  entity: ChangeEntity,
  entityId: string,
  { seen, present }: { seen: number; present: number },
): Promise<Since[]> {
  const ofKind = and(eq(changes.organizationId, organizationId), reaching(entity))
  if (!settings.includes(entity)) {
    const later = and(ofKind, eq(changes.entityId, entityId), gt(changes.entityVersion, seen))
    return db.select().from(changes).where(later).orderBy(asc(changes.entityVersion))
  }
  const touching = sql`${changes.rows} @> ${JSON.stringify([{ key: { id: entityId } }])}::jsonb`
  const latest = db.select().from(changes).where(and(ofKind, touching)).orderBy(desc(changes.id))
  return (await latest.limit(Math.max(0, present - seen))).reverse()
}
