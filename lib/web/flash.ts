import { eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { sessions } from '@/db/schema'
import type { Messages } from '../i18n/messages'

/** What the next page says once. Kept with the session, so that it works in every process and without JavaScript. */
export type FlashMessage = {
  key: keyof Messages['flash']
  values?: Record<string, string | number>
  changeId?: string | null
}

export const leaveFlash = (tokenHash: string, flash: FlashMessage) =>
  database().update(sessions).set({ flash }).where(eq(sessions.tokenHash, tokenHash))

export const takeFlash = (tokenHash: string) =>
  database().update(sessions).set({ flash: null }).where(eq(sessions.tokenHash, tokenHash))
