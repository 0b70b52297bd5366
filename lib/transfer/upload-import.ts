import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import { clock } from '../clock'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { Refusal } from '../refusal'
import { readCsv } from './read-csv'

const batchSize = 1000

/** Takes in a CSV file that lies at `path`: its rows are kept, so that every process can check and import them. */
export async function uploadImport(actor: Actor, fileName: string, path: string): Promise<string> {
  demand(actor, 'import.run')
  const { organizationId } = actor
  const id = newId()
  await database().transaction(async (tx) => {
    let columns: string[] | undefined
    let batch: { line: number; cells: string[] }[] = []
    let rowCount = 0
    const own = and(eq(imports.organizationId, organizationId), eq(imports.id, id))
    const keep = async () => {
      if (batch.length)
        await tx.insert(importRows).values(batch.map((row) => ({ organizationId, importId: id, ...row })))
      rowCount += batch.length
      batch = []
    }
    for await (const row of readCsv(path)) {
      if (!columns) {
        columns = row.cells
        const fresh = {
          fileName: fileName.slice(0, 200),
          columns,
          rowCount: 0,
          state: 'uploaded',
          createdBy: actor.userId,
        }
        await tx.insert(imports).values({ organizationId, id, ...fresh, createdAt: clock.now() })
      } else if (batch.push(row) === batchSize) await keep()
    }
    await keep()
    if (!columns || rowCount === 0) throw new Refusal('import.empty', 'file')
    await tx.update(imports).set({ rowCount }).where(own)
  })
  return id
}
