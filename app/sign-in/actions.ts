'use server'
import { z } from 'zod'
import { startSession } from '@/lib/auth/sessions'
import { checkPassword, SignIn } from '@/lib/auth/sign-in'
import { findStartPath } from '@/lib/saved-views/find-start-page'
import { clientAddress } from '@/lib/web/client-address'
import { nextPath } from '@/lib/web/next-path'
import { openFormAction } from '@/lib/web/open-form-action'
import { writeSessionToken } from '@/lib/web/session-cookie'

export const signIn = openFormAction(SignIn.extend({ next: z.unknown().optional() }), async (input) => {
  const member = await checkPassword(input, clientAddress())
  await writeSessionToken(await startSession(member))
  return input.next ? nextPath(input.next) : findStartPath(member)
})
