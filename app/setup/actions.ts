'use server'
import { startSession } from '@/lib/auth/sessions'
import { SetUp, setUp } from '@/lib/organizations/set-up'
import { openFormAction } from '@/lib/web/open-form-action'
import { writeSessionToken } from '@/lib/web/session-cookie'

export const setUpAndSignIn = openFormAction(SetUp, async (input) => {
  await writeSessionToken(await startSession(await setUp(input)))
  return '/customers'
})
