import { and, eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type changes, savedViews } from '@/db/schema'
import { Missing } from '../refusal'
import { isVisible, type Person } from './visible'

type Recorded = Pick<typeof changes.$inferSelect, 'entityId' | 'facts' | 'rows'>

/** Whose view a change is of. */
export const ownerIn = ({ facts }: Pick<Recorded, 'facts'>) => String(facts.owner)

/** A change of somebody else's view exists for those who see the view; of one that is gone, for those who saw it then. */
export async function demandVisible(db: Pick<Reader, 'select'>, person: Person, change: Recorded) {
  const { organizationId } = person
  const [now] = await db
    .select({ ownerId: savedViews.ownerId, sharedWith: savedViews.sharedWith })
    .from(savedViews)
    .where(and(eq(savedViews.organizationId, organizationId), eq(savedViews.id, change.entityId)))
  const then = { ownerId: ownerIn(change), sharedWith: String(change.facts.sharedWith) }
  if (!isVisible(person, now ?? then)) throw new Missing()
}

/** Whether a change says who sees a view: taking it back is saying it, too. */
export const saysWhoSees = ({ rows }: Pick<Recorded, 'rows'>) =>
  rows.some(({ table, before, after }) => table === 'savedViews' && before && after && 'sharedWith' in after)
