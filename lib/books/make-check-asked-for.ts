import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { bookChecks } from '@/db/schema'
import type { Job } from '../jobs/vocabulary'
import { findActor } from '../users/find-actor'
import { checkBooks } from './check-books'

const running = eq(bookChecks.state, 'running')

/** The checks of all organizations that are asked for and not made. */
export const listChecksUnderWay = () =>
  database()
    .select({ organizationId: bookChecks.organizationId, id: bookChecks.organizationId })
    .from(bookChecks)
    .where(running)

/** Makes a check in the name of who asked for it; of somebody who is gone it has failed. */
export async function makeCheckAskedFor({ organizationId }: Job) {
  const asked = and(eq(bookChecks.organizationId, organizationId), running)
  const [check] = await database().select().from(bookChecks).where(asked)
  if (!check) return
  const actor = await findActor(organizationId, check.startedBy, 'system')
  if (actor) await checkBooks(actor)
  else await database().update(bookChecks).set({ state: 'failed' }).where(asked)
}
