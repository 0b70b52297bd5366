import type { Database, Transaction } from '@/db/client'
import { checks } from './checks'
import { type CheckName, checkNames, type Finding } from './vocabulary'

/** Every check in turn, each in portions. */
export async function* examine(tx: Transaction, organizationId: string) {
  for (const check of checkNames) {
    for await (const portion of checks[check](tx, organizationId)) yield { check, ...portion }
  }
}

export type Told = (check: CheckName, rows: number, findings: Finding[]) => void

/** The same on the data of one instant, whatever others write meanwhile. */
export const examineAt = (db: Database, organizationId: string, tell: Told) =>
  db.transaction(
    async (tx) => {
      for await (const { check, rows, findings } of examine(tx, organizationId)) tell(check, rows, findings)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
