import { and, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { bookChecks } from '@/db/schema'
import { clock } from '../clock'
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

/** Makes a check in the name of who asked for it. It has failed when that one is gone, or it broke as often as it may. */
export async function makeCheckAskedFor({ organizationId }: Job, last: boolean) {
  const asked = and(eq(bookChecks.organizationId, organizationId), running)
  const [check] = await database().select().from(bookChecks).where(asked)
  if (!check) return
  const fail = () => database().update(bookChecks).set({ state: 'failed', finishedAt: clock.now() }).where(asked)
  const actor = await findActor(organizationId, check.startedBy, 'system')
  if (!actor) return void (await fail())
  try {
    await checkBooks(actor)
  } catch (error) {
    if (last) await fail()
    throw error
  }
}
