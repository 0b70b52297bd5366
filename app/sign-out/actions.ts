'use server'
import { redirect } from 'next/navigation'
import { endSession } from '@/lib/auth/sessions'
import type { FormAction } from '@/lib/web/form-state'
import { fromOwnPages } from '@/lib/web/origin'
import { dropSessionToken, readSessionToken } from '@/lib/web/session-cookie'

/** Signing out twice is signing out once, so it asks for no session. */
export const signOut: FormAction = async () => {
  if (await fromOwnPages()) {
    const token = await readSessionToken()
    if (token) await endSession(token)
    await dropSessionToken()
  }
  redirect('/sign-in?signed-out=1')
}
