import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { organizations, savedViews, startPages } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { savedViewUrl } from './canonical-query'
import { type Person, visibleViews } from './visible'
import { startPagesWith, startPaths } from './vocabulary'

/** What a person chose to start at: a page, or the id of a view; Today where that can no longer be seen. */
export async function findStartChoice(person: Actor) {
  const { page, view } = await findStart(person)
  return view ? view.id : page
}

/** Where a person starts. */
export async function findStartPath(person: Person): Promise<string> {
  const { page, view } = await findStart(person)
  return view ? savedViewUrl(view) : startPaths[page]
}

async function findStart(person: Person) {
  const { organizationId, userId } = person
  const [row] = await database()
    .select({
      page: startPages.page,
      view: { id: savedViews.id, query: savedViews.query },
      funnelOn: organizations.funnelOn,
    })
    .from(startPages)
    .innerJoin(organizations, eq(organizations.id, startPages.organizationId))
    .leftJoin(
      savedViews,
      and(
        eq(savedViews.organizationId, startPages.organizationId),
        eq(savedViews.id, startPages.savedViewId),
        visibleViews(person),
      ),
    )
    .where(and(eq(startPages.organizationId, organizationId), eq(startPages.userId, userId)))
  const page = row && startPagesWith(row).find((one) => one === row.page)
  return { page: page ?? 'today', view: row?.view ?? null } as const
}
