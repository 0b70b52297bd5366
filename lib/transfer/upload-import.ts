import { sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client'
import { imports } from '@/db/schema'
import { clock } from '../clock'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { ownImport } from './lock-import'
import { readCsv } from './read-csv'
import { shapeOf } from './shape-of'

const batchSize = 2000
export const mostColumns = 200

/** Takes in a CSV file that lies at `path`: its rows are kept, so that every process can check and import them. */
export async function uploadImport(actor: Actor, fileName: string, path: string): Promise<string> {
  demand(actor, 'import.run')
  const id = newId()
  await database().transaction(async (tx) => {
    const rows = readCsv(path)
    const { value: head } = await rows.next()
    if (!head) throw new Refusal('import.empty', 'file')
    const columns = head.cells.map((name: string) => name.slice(0, 200))
    if (columns.length > mostColumns) throw new Refusal('import.tooManyColumns', 'file', { most: mostColumns })
    await tx.insert(imports).values({
      organizationId: actor.organizationId,
      id,
      fileName: fileName.slice(-200),
      columns,
      shape: shapeOf(columns),
      rowCount: 0,
      state: 'uploaded',
      createdBy: actor.userId,
      createdAt: clock.now(),
    })
    const rowCount = await keepRows(tx, actor, id, rows)
    if (rowCount === 0) throw new Refusal('import.empty', 'file')
    await tx.update(imports).set({ rowCount }).where(ownImport(actor, id))
  })
  return id
}

async function keepRows(
  tx: Transaction,
  { organizationId }: Actor,
  importId: string,
  rows: ReturnType<typeof readCsv>,
) {
  let batch: { line: number; cells: string[] }[] = []
  let count = 0
  // One value for the whole batch: a large file has more cells than a statement may have values.
  const keep = () =>
    tx.execute(sql`
      insert into import_rows (organization_id, import_id, line, cells)
      select ${organizationId}, ${importId}, (one->>'line')::int, one->'cells'
      from jsonb_array_elements(${JSON.stringify(batch)}::jsonb) as one`)
  for await (const row of rows) {
    count += 1
    if (batch.push(row) < batchSize) continue
    await keep()
    batch = []
  }
  await keep()
  return count
}
