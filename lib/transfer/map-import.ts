import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { imports } from '@/db/schema'
import { type Actor, demand } from '../permissions/actor'
import { Missing, Refusal } from '../refusal'
import type { Mapping } from './mapping'

/** Keeps what was chosen for a file that is not brought in yet. */
export async function mapImport(actor: Actor, importId: string, mapping: Mapping) {
  demand(actor, 'import.run')
  const [row] = await database()
    .select({ state: imports.state, columns: imports.columns })
    .from(imports)
    .where(and(eq(imports.organizationId, actor.organizationId), eq(imports.id, importId)))
  if (!row) throw new Missing()
  if (row.state !== 'uploaded' && row.state !== 'checked') throw new Refusal('import.started')
  const wanted = mapping.columns.filter((target) => target !== null)
  if (new Set(wanted).size < wanted.length) throw new Refusal('import.columnTwice')
  const identified = ['customerName', 'customerNumber', 'customerExternalId'] as const
  if (!identified.some((target) => wanted.includes(target))) throw new Refusal('import.noCustomerColumn')
  await database()
    .update(imports)
    .set({ mapping, state: 'uploaded' })
    .where(and(eq(imports.organizationId, actor.organizationId), eq(imports.id, importId)))
}
