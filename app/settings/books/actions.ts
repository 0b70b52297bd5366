'use server'
import { z } from 'zod'
import { beginCheck } from '@/lib/books/begin-check'
import { checkBooks } from '@/lib/books/check-books'
import { countChangesUpTo } from '@/lib/books/find-last-check'
import type { Actor } from '@/lib/permissions/actor'
import { formAction } from '@/lib/web/form-action'

/** So many changes are looked at within a request: a few seconds. */
const mostAtOnce = 20_000

async function checkNow(actor: Actor) {
  const beside = (await countChangesUpTo(actor, mostAtOnce)) >= mostAtOnce
  await beginCheck(actor, { beside })
  if (!beside) await checkBooks(actor)
}

export const check = formAction(z.object({}), checkNow, () => ({ to: '/settings/books' }))
