import { checkBooks } from '@/lib/books/check-books'
import type { Actor } from '@/lib/permissions/actor'
import { runInBackground } from '@/lib/web/run-in-background'

/** The page asks for it again while it is not done: what a stopped process had begun is begun anew. */
export const checkInBackground = (actor: Actor) =>
  runInBackground(`books ${actor.organizationId}`, () => checkBooks(actor))
