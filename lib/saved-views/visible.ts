import { and, eq, or } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { memberships, savedViews } from '@/db/schema'
import type { RowOf } from '../changes/gate'
import type { Actor } from '../permissions/actor'
import { teamOf } from '../permissions/team-of'

export type SavedViewRow = RowOf<'savedView'>
export type Person = Pick<Actor, 'organizationId' | 'userId'>
export type Audience = Pick<SavedViewRow, 'ownerId' | 'sharedWith' | 'teamId'>

/** A person sees their own views, those that are shared with all, and those of the team they are in now. */
export async function isVisible(db: Pick<Reader, 'select'>, person: Person, view: Audience): Promise<boolean> {
  if (view.ownerId === person.userId || view.sharedWith === 'all') return true
  return view.sharedWith === 'team' && (await findTeamOf(db, person)) === view.teamId
}

/** The same, asked of the database. */
export const visibleViews = (person: Person) =>
  and(
    eq(savedViews.organizationId, person.organizationId),
    or(
      eq(savedViews.ownerId, person.userId),
      eq(savedViews.sharedWith, 'all'),
      and(eq(savedViews.sharedWith, 'team'), eq(savedViews.teamId, teamOf(person))),
    ),
  )

async function findTeamOf(db: Pick<Reader, 'select'>, { organizationId, userId }: Person) {
  const [row] = await db
    .select({ teamId: memberships.teamId })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)))
  return row?.teamId ?? null
}
