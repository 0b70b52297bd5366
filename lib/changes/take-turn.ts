import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { organizations } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/**
 * Changes to the funnel's settings reach their neighbours too (order, default): in an organization they go one after the
 * other. To be asked for before any row is locked, else two of them may wait for each other.
 */
export async function takeTurn(tx: Transaction, { organizationId }: Pick<Actor, 'organizationId'>) {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('no key update')
}
