'use server'
import { startSession } from '@/lib/auth/sessions'
import { findStartPath } from '@/lib/saved-views/find-start-page'
import { AcceptInvitation, acceptInvitation } from '@/lib/users/accept-invitation'
import { openFormAction } from '@/lib/web/open-form-action'
import { writeSessionToken } from '@/lib/web/session-cookie'

export const accept = openFormAction(AcceptInvitation, async (input) => {
  const member = await acceptInvitation(input)
  await writeSessionToken(await startSession(member))
  return findStartPath(member)
})
