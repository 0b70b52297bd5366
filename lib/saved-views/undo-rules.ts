import { and, eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type changes, savedViews } from '@/db/schema'
import { Missing } from '../refusal'
import { type Audience, isVisible, type Person } from './visible'

type Recorded = Pick<typeof changes.$inferSelect, 'entityId' | 'facts' | 'rows'>

/** Whose view a change is of. */
export const ownerIn = ({ facts }: Pick<Recorded, 'facts'>) => String(facts.owner)

/** A change of somebody else's view exists for those who see the view; of one that is gone, for those who saw it then. */
export async function demandVisible(db: Pick<Reader, 'select'>, person: Person, change: Recorded) {
  const { organizationId } = person
  const [now] = await db
    .select({ ownerId: savedViews.ownerId, sharedWith: savedViews.sharedWith, teamId: savedViews.teamId })
    .from(savedViews)
    .where(and(eq(savedViews.organizationId, organizationId), eq(savedViews.id, change.entityId)))
  if (!(await isVisible(db, person, now ?? audienceIn(change)))) throw new Missing()
}

const audienceIn = ({ facts }: Pick<Recorded, 'facts'>): Audience => ({
  ...{ ownerId: String(facts.owner), sharedWith: String(facts.sharedWith) },
  teamId: facts.team ? String(facts.team) : null,
})

/** Whether a change says who sees a view: taking it back is saying it, too. */
export const saysWhoSees = ({ rows }: Pick<Recorded, 'rows'>) =>
  rows.some(
    ({ table, before, after }) =>
      table === 'savedViews' && before && after && ('sharedWith' in after || 'teamId' in after),
  )
