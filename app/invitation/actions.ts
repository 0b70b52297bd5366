'use server'
import { startSession } from '@/lib/auth/sessions'
import { findStartPath } from '@/lib/saved-views/find-start-page'
import { Join, join } from '@/lib/users/join'
import { clientAddress } from '@/lib/web/client-address'
import { openFormAction } from '@/lib/web/open-form-action'
import { writeSessionToken } from '@/lib/web/session-cookie'

export const accept = openFormAction(Join, async (input) => {
  const member = await join(input, clientAddress())
  await writeSessionToken(await startSession(member))
  return findStartPath(member)
})
