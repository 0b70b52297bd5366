import { and, eq, or } from 'drizzle-orm'
import { savedViews } from '@/db/schema'
import type { RowOf } from '../changes/gate'
import type { Actor } from '../permissions/actor'

export type SavedViewRow = RowOf<'savedView'>
export type Person = Pick<Actor, 'organizationId' | 'userId'>

/** A person sees their own views and those that are shared. */
export const isVisible = ({ userId }: Person, view: Pick<SavedViewRow, 'ownerId' | 'sharedWith'>) =>
  view.ownerId === userId || view.sharedWith === 'all'

/** The same, asked of the database. */
export const visibleViews = ({ organizationId, userId }: Person) =>
  and(
    eq(savedViews.organizationId, organizationId),
    or(eq(savedViews.ownerId, userId), eq(savedViews.sharedWith, 'all')),
  )
