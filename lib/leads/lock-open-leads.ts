import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { leads } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import type { LeadRow } from './change-lead'

/** Locks the open leads that match, always in the same order, so that two of these never wait for each other. */
export function lockOpenLeads(tx: Transaction, actor: Actor, which: SQL): Promise<LeadRow[]> {
  return tx
    .select()
    .from(leads)
    .where(and(eq(leads.organizationId, actor.organizationId), eq(leads.state, 'open'), which))
    .orderBy(asc(leads.id))
    .for('update')
}
