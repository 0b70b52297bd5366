import type { NextRequest } from 'next/server'
import { askNextAuth, providerOptions } from '@/lib/web/oidc'
import { fromOwnPages } from '@/lib/web/origin'
import { route } from '@/lib/web/route'

/** The button of the OIDC provider, a plain form: starts next-auth's flow with its token, without its own page. */
export const POST = route(async (request: NextRequest) => {
  const options = providerOptions()
  if (!options) return new Response(null, { status: 404 })
  if (!(await fromOwnPages())) return new Response(null, { status: 403 })
  const headers = Object.fromEntries(request.headers)
  const token = await askNextAuth(options, { method: 'GET', nextauth: ['csrf'], cookies: {}, headers })
  const { csrfToken } = token.body as { csrfToken: string }
  const setCookies = token.headers.getSetCookie()
  const cookies = Object.fromEntries(setCookies.map((cookie) => cookiePair(cookie)))
  const body = { csrfToken, callbackUrl: '/' }
  const started = await askNextAuth(options, { method: 'POST', nextauth: ['signin', 'oidc'], cookies, headers, body })
  for (const cookie of setCookies) started.headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers: started.headers })
})

function cookiePair(cookie: string): [string, string] {
  const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=') ?? []
  return [name, decodeURIComponent(value)]
}
