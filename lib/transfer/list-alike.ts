import { and, asc, isNotNull } from 'drizzle-orm'
import { database } from '@/db/client'
import { importRows } from '@/db/schema'
import { listCustomersOf } from '../customers/list-customers-of'
import type { Actor } from '../permissions/actor'
import type { Import } from './find-import'
import { Mapping } from './mapping'
import { ofImport } from './rows-after'

/**
 * The rows whose new customer is likely to be another: how many, and the first with that customer where the actor sees
 * it, and with the one that they have made.
 */
export async function listAlike(actor: Actor, { id, mapping }: Pick<Import, 'id' | 'mapping'>, most: number) {
  const which = and(ofImport({ organizationId: actor.organizationId, id }), isNotNull(importRows.alike))
  const rows = await database().select().from(importRows).where(which).orderBy(asc(importRows.line)).limit(most)
  const ids = rows.flatMap(({ customerId, alike }) => [customerId, alike?.customerId].filter((id) => id != null))
  const customers = new Map((await listCustomersOf(actor, [...new Set(ids)])).map((one) => [one.id, one]))
  const column = Mapping.safeParse(mapping).data?.columns.indexOf('customerName') ?? -1
  return {
    count: rows.length < most ? rows.length : await database().$count(importRows, which),
    rows: rows.map(({ line, cells, customerId, alike }) => ({
      line,
      name: cells[column] ?? '',
      made: customers.get(customerId ?? ''),
      reasons: alike?.reasons ?? [],
      there: customers.get(alike?.customerId ?? ''),
      row: alike?.line ? { line: alike.line, name: alike.name } : undefined,
    })),
  }
}
