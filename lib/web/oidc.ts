import NextAuth, { type NextAuthOptions } from 'next-auth'
import { findMember } from '../auth/find-member'
import { sessionDays, startSession } from '../auth/sessions'
import { env } from '../env'

type Profile = { sub: string; email?: string; email_verified?: unknown }

/** The name on the button of the one OIDC provider; undefined when none is set. */
export const providerName = () => (env.oidc ? env.oidc.name : undefined)

/** next-auth for the one OIDC provider of the environment: who comes back with a verified e-mail of an active member gets our session. */
export function providerOptions(): NextAuthOptions | undefined {
  const { oidc } = env
  if (!oidc) return undefined
  process.env.NEXTAUTH_URL = env.appUrl || `http://localhost:${process.env.PORT || 3000}`
  return {
    secret: env.authSecret,
    useSecureCookies: env.secure,
    session: { strategy: 'jwt', maxAge: sessionDays * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      {
        id: 'oidc',
        name: oidc.name,
        type: 'oauth',
        wellKnown: `${oidc.issuer}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        authorization: { params: { scope: 'openid email profile' } },
        idToken: true,
        userinfo: {
          // Some providers tell the e-mail only when asked for it.
          async request({ client, tokens }) {
            const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>
            const claims = set.claims()
            return claims.email === undefined ? { ...claims, ...(await client.userinfo(set)) } : claims
          },
        },
        checks: ['pkce', 'state'],
        profile: ({ sub, email }: Profile) => ({ id: sub, email }),
      },
    ],
    callbacks: {
      async signIn({ profile }) {
        const { email, email_verified: verified } = (profile ?? {}) as Profile
        // Some providers write it as a string.
        return String(verified) === 'true' && Boolean(email && (await findMember(email)))
      },
      async jwt({ token, account, profile }) {
        const member = account && profile?.email ? await findMember(profile.email) : undefined
        if (member) return { session: await startSession(member) }
        return account ? {} : token
      },
      redirect: ({ baseUrl }) => `${baseUrl}/start`,
    },
  }
}

type Answered = { status: number; headers: Headers; body: unknown }

/** Asks next-auth one thing, as its own pages would, and answers what it would have sent. */
export async function askNextAuth(
  options: NextAuthOptions,
  request: {
    method: string
    nextauth: string[]
    cookies: Record<string, string>
    headers: Record<string, string>
    body?: object
  },
): Promise<Answered> {
  const answered: Answered = { status: 200, headers: new Headers(), body: undefined }
  const cookies: string[] = []
  const keep = (body: unknown) => {
    answered.body = body
  }
  const response = {
    status(status: number) {
      answered.status = status
      return response
    },
    getHeader: () => cookies,
    setHeader(name: string, value: string | string[]) {
      if (name.toLowerCase() === 'set-cookie') cookies.splice(0, cookies.length, ...[value].flat())
      else answered.headers.set(name, String(value))
      return response
    },
    send: keep,
    json: keep,
    end: () => {},
  }
  const { nextauth, ...rest } = request
  await NextAuth(options)({ ...rest, query: { nextauth } }, response)
  for (const cookie of cookies) answered.headers.append('set-cookie', cookie)
  return answered
}
