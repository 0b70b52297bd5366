import { ne } from 'drizzle-orm'
import { database } from '@/db/client'
import { bookChecks } from '@/db/schema'
import { clock } from '../clock'
import { type Actor, demand } from '../permissions/actor'

/** Asks for a check of the books, which `checkBooks` then makes. Asked for while there is one, it stays the one. */
export async function beginCheck(actor: Actor) {
  demand(actor, 'books.check')
  const begun = { state: 'running', startedBy: actor.userId, startedAt: clock.now(), finishedAt: null, result: null }
  await database()
    .insert(bookChecks)
    .values({ organizationId: actor.organizationId, ...begun })
    .onConflictDoUpdate({ target: bookChecks.organizationId, set: begun, setWhere: ne(bookChecks.state, 'running') })
}
