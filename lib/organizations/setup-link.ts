import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Database, database, type Reader, type Transaction } from '@/db/client'
import { organizations, setup } from '@/db/schema'
import { clock } from '../clock'
import { hashOf, newToken } from '../ids'
import { Missing, Refusal } from '../refusal'

/** A new one-time token while nothing is set up; it replaces the one before. Undefined when set-up is done. */
export function renewSetupToken(db: Database): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    if (await hasOrganization(tx)) return undefined
    const token = newToken()
    const [row] = await tx
      .insert(setup)
      .values({ only: 1, tokenHash: hashOf(token) })
      .onConflictDoUpdate({
        target: setup.only,
        set: { tokenHash: sql`excluded.token_hash` },
        setWhere: isNull(setup.completedAt),
      })
      .returning()
    return row && token
  })
}

/** The set-up that this token opens, while it is not done. */
export async function findOpenSetup(token: string, db: Reader = database()) {
  const [row] = await db
    .select()
    .from(setup)
    .where(and(eq(setup.tokenHash, hashOf(token)), isNull(setup.completedAt)))
  return row
}

/** Holds the link for this transaction alone; a wrong token is `Missing`, a used one refused. */
export async function lockSetup(tx: Transaction, token: string) {
  const [row] = await tx.select().from(setup).for('update')
  if (row?.tokenHash !== hashOf(token)) throw new Missing()
  if (row.completedAt || (await hasOrganization(tx))) throw new Refusal('setup.isDone')
}

export const completeSetup = (tx: Transaction) =>
  tx.update(setup).set({ completedAt: clock.now() }).where(eq(setup.only, 1))

async function hasOrganization(db: Reader): Promise<boolean> {
  const rows = await db.select({ id: organizations.id }).from(organizations).limit(1)
  return rows.length > 0
}
