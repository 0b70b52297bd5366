import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/db/client'
import { savedViews, startPages } from '@/db/schema'
import { fail, type Reading } from '../format/reading'
import { isId } from '../ids'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'
import { visibleViews } from './visible'
import { type StartPage, startPaths } from './vocabulary'

export const ChooseStartPage = (read: Reading) =>
  z.object({
    /** A page of Funil, or the id of a view. */
    startPage: read.text(100).transform((text, context) => {
      if (text && (Object.hasOwn(startPaths, text) || isId(text))) return text as StartPage | (string & {})
      return fail(context, 'choose')
    }),
  })
export type ChooseStartPage = z.output<ReturnType<typeof ChooseStartPage>>

/** Where the actor starts from now on: a preference of one's own, of which no change is recorded. */
export async function chooseStartPage(actor: Actor, { startPage }: ChooseStartPage) {
  const { organizationId, userId } = actor
  const savedViewId = isId(startPage) ? startPage : null
  if (savedViewId) {
    const found = await database().$count(savedViews, and(visibleViews(actor), eq(savedViews.id, savedViewId)))
    if (found === 0) throw new Missing()
  }
  const set = { page: savedViewId ? 'savedView' : startPage, savedViewId }
  await database()
    .insert(startPages)
    .values({ organizationId, userId, ...set })
    .onConflictDoUpdate({ target: [startPages.organizationId, startPages.userId], set })
}
