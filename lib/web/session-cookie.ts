import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { sessionDays } from '../auth/sessions'
import { env } from '../env'

const maxAge = sessionDays * 86_400

/** next-auth's own name for its cookie, so that a session from its OIDC sign-in and one from ours are the same. */
export const sessionCookieName = () => (env.secure ? '__Secure-next-auth.session-token' : 'next-auth.session-token')

export async function readSessionToken(): Promise<string | undefined> {
  const cookie = (await cookies()).get(sessionCookieName())?.value
  if (!cookie) return undefined
  const content = await decode({ token: cookie, secret: env.authSecret }).catch(() => null)
  return typeof content?.session === 'string' ? content.session : undefined
}

export async function writeSessionToken(session: string) {
  const value = await encode({ token: { session }, secret: env.authSecret, maxAge })
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: env.secure, maxAge } as const
  ;(await cookies()).set(sessionCookieName(), value, options)
}

export async function dropSessionToken() {
  ;(await cookies()).delete({ name: sessionCookieName(), path: '/', secure: env.secure })
}
