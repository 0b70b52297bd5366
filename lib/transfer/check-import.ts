import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import { findOrganization } from '../organizations/find-organization'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { findImport } from './find-import'
import { judgeRow } from './judge-row'
import { loadLookups } from './lookups'
import { Mapping } from './mapping'
import { type PlannedRow, planRow, type RowRefusal } from './plan-row'

type Outcome = { line: number; result: 'created' | 'updated' | 'refused'; refusal: RowRefusal | null }

/** A rehearsal by the rules of the import: says of every row what would become of it, and writes nothing else. */
export async function checkImport(actor: Actor, importId: string) {
  demand(actor, 'import.run')
  const found = await findImport(actor, importId)
  if (found.state !== 'uploaded' && found.state !== 'checked') throw new Refusal('import.started')
  const mapping = Mapping.parse(found.mapping)
  const { currency } = await findOrganization(database(), actor.organizationId)
  const made = new Map<string, string>()
  const leadIds = new Set<string>()
  const customers = { created: 0, updated: 0 }
  for (let after = 0; ; ) {
    const rows = await database()
      .select({ line: importRows.line, cells: importRows.cells })
      .from(importRows)
      .where(
        and(
          eq(importRows.organizationId, actor.organizationId),
          eq(importRows.importId, importId),
          gt(importRows.line, after),
        ),
      )
      .orderBy(asc(importRows.line))
      .limit(2000)
    const last = rows.at(-1)
    if (!last) break
    after = last.line
    await keep(actor, importId, await rehearse(rows))
  }
  await database()
    .update(imports)
    .set({ state: 'checked' })
    .where(and(eq(imports.organizationId, actor.organizationId), eq(imports.id, importId)))
  return customers

  async function rehearse(rows: { line: number; cells: string[] }[]): Promise<Outcome[]> {
    const plans = rows.map((row) => planRow(row.cells, mapping, currency))
    const good = plans.filter((plan): plan is PlannedRow => 'customer' in plan)
    const ids = good.map((plan) => plan.lead?.externalId).filter((id) => typeof id === 'string')
    const lookups = await loadLookups(
      database(),
      actor,
      mapping,
      good.map((plan) => plan.customer),
      ids,
    )
    for (const [name, number] of made) lookups.add({ id: '', name, number, externalId: null, ownerId: null })
    for (const id of leadIds) lookups.leadIds.add(id)
    return plans.map((plan, at) => {
      const line = rows[at]?.line ?? 0
      if ('key' in plan) return { line, result: 'refused', refusal: plan }
      const verdict = judgeRow(plan, mapping, lookups)
      if ('key' in verdict) return { line, result: 'refused', refusal: verdict }
      if (!verdict.customer) {
        const { name, number, externalId } = plan.customer
        lookups.add({ id: '', name, number: number ?? `new ${line}`, externalId, ownerId: null })
        made.set(name, number ?? `new ${line}`)
      }
      if (plan.lead?.externalId) {
        lookups.leadIds.add(plan.lead.externalId)
        leadIds.add(plan.lead.externalId)
      }
      return { line, result: plan.lead || !verdict.customer ? 'created' : 'updated', refusal: null }
    })
  }
}

async function keep(actor: Actor, importId: string, outcomes: Outcome[]) {
  await database().execute(sql`
    update import_rows r set result = o.result, refusal = o.refusal
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o(line int, result text, refusal jsonb)
    where r.organization_id = ${actor.organizationId} and r.import_id = ${importId} and r.line = o.line`)
}
