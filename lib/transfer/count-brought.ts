import { and, count, eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { changes, importRows } from '@/db/schema'
import { ofImport } from './rows-after'

/** What an import has really made so far, counted from the changes it recorded and the rows it did. */
export async function countBrought(db: Reader, found: { organizationId: string; id: string }) {
  const made = await db
    .select({ operation: changes.operation, count: count() })
    .from(changes)
    .where(and(eq(changes.organizationId, found.organizationId), eq(changes.batchId, found.id)))
    .groupBy(changes.operation)
  const done = await db
    .select({ result: importRows.result, count: count() })
    .from(importRows)
    .where(ofImport(found))
    .groupBy(importRows.result)
  const operation = (name: string) => made.find((one) => one.operation === name)?.count ?? 0
  const result = (name: string) => done.find((one) => one.result === name)?.count ?? 0
  return {
    customersCreated: operation('customer.created'),
    customersEdited: operation('customer.edited'),
    leadsCreated: operation('lead.imported'),
    unchanged: result('unchanged'),
    refused: result('refused'),
  }
}
