import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { contacts, files } from '@/db/schema'
import { factsOf } from '../changes/facts-of-activity'
import { type GatedEntity, type RowOf, recordingOf } from '../changes/gate'
import type { Facts, Recording } from '../changes/record'
import type { ChangeOperation } from '../changes/vocabulary'
import { recordedTables } from '../changes/write'

type Moved = Extract<GatedEntity, 'contact' | 'lead' | 'activity' | 'file'>

/** The rows of one table that a customer has, and how they say that they came to another. */
type Kind<E extends Moved> = {
  entity: E
  table: 'contacts' | 'leads' | 'activities' | 'files'
  operation: ChangeOperation
  facts: (row: RowOf<E>) => Facts
}

/** What goes with a customer that becomes one with another; what belongs to a lead or an activity goes with that. */
export const whatMoves = [
  { entity: 'contact', table: 'contacts', operation: 'contact.broughtOver', facts: ({ name }) => ({ name }) },
  { entity: 'lead', table: 'leads', operation: 'lead.broughtOver', facts: ({ title }) => ({ title }) },
  { entity: 'activity', table: 'activities', operation: 'activity.broughtOver', facts: factsOf },
  { entity: 'file', table: 'files', operation: 'file.broughtOver', facts: ({ name }) => ({ name }) },
] satisfies [Kind<'contact'>, Kind<'lead'>, Kind<'activity'>, Kind<'file'>]

type Place = { organizationId: string; from: string; to: string }

/** Each row as a change of its own that brings it from one customer to the other; all of them are locked. */
export async function movesOf(tx: Transaction, place: Place): Promise<Recording[]> {
  const hasPrimary = (await tx.$count(contacts, isPrimaryOf(place.organizationId, place.to))) > 0
  const moves: Recording[] = []
  for (const { entity, table: name, operation, facts } of whatMoves as unknown as Kind<Moved>[]) {
    const table = recordedTables[name] as typeof recordedTables.contacts
    const rows = await tx
      .select()
      .from(table)
      .where(and(eq(table.organizationId, place.organizationId), eq(table.customerId, place.from)))
      .orderBy(asc(table.id))
      .for('update')
    for (const row of rows) {
      // A customer has one primary contact.
      const steps = row.isPrimary && hasPrimary ? { isPrimary: false } : {}
      const set = { customerId: place.to, ...steps }
      const made = recordingOf(entity, row, { operation, facts: facts(row), set })
      if (made) moves.push({ ...made, subject: { ...made.subject, customerId: place.to } })
    }
  }
  return moves
}

/** How many rows of each kind would move, as the card counts them: a removed file goes along unseen. */
export async function countMoving(db: Reader, organizationId: string, customerId: string) {
  const counts = whatMoves.map(async ({ table: name }) => {
    const table = recordedTables[name] as typeof recordedTables.contacts
    const seen = name === 'files' ? isNull(files.removedAt) : undefined
    const its = and(eq(table.organizationId, organizationId), eq(table.customerId, customerId), seen)
    return [name, await db.$count(table, its)]
  })
  return Object.fromEntries(await Promise.all(counts)) as Record<(typeof whatMoves)[number]['table'], number>
}

const isPrimaryOf = (organizationId: string, customerId: string) =>
  and(eq(contacts.organizationId, organizationId), eq(contacts.customerId, customerId), eq(contacts.isPrimary, true))
