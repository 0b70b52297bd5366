import { headers } from 'next/headers'
import { cache } from 'react'
import { findSessionByToken } from '../auth/sessions'
import { isLanguage, type Language, preferred } from '../i18n/languages'
import type { Organization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import { Role } from '../permissions/vocabulary'
import type { FlashMessage } from './flash'
import { requestContext } from './request-context'
import { readSessionToken } from './session-cookie'

export type Session = {
  tokenHash: string
  actor: Actor
  organization: Organization
  user: { id: string; name: string; email: string; language: Language | null; theme: string }
  language: Language
  flash: FlashMessage | null
}

/** The person behind this request, read from the database once per request; undefined when nobody is signed in. */
export const findSession = cache(loadSession)

/** The same, read anew: for a request that has just signed in. */
export async function loadSession(): Promise<Session | undefined> {
  const token = await readSessionToken()
  const found = token ? await findSessionByToken(token) : undefined
  if (!found) return undefined
  const { session, user, membership, organization } = found
  const own = isLanguage(user.language) ? user.language : null
  return {
    tokenHash: session.tokenHash,
    actor: {
      organizationId: organization.id,
      userId: user.id,
      role: Role.parse(membership.role),
      through: 'form',
    },
    organization,
    user: { id: user.id, name: user.name, email: user.email, language: own, theme: user.theme },
    language: own ?? (await browserLanguage()) ?? (isLanguage(organization.language) ? organization.language : 'en'),
    flash: session.flash as FlashMessage | null,
  }
}

export async function browserLanguage(): Promise<Language | undefined> {
  return preferred((await headers()).get('accept-language'))
}

/** The language of pages outside a session: the one chosen by `?lang=`, else the browser's. */
export async function openLanguage(): Promise<Language> {
  const url = requestContext.getStore()?.url ?? ''
  const chosen = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('lang')
  return isLanguage(chosen) ? chosen : ((await browserLanguage()) ?? 'en')
}
