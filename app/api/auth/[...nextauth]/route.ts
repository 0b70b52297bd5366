import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { providerOptions } from '@/lib/web/oidc'
import { route } from '@/lib/web/route'

/** Where the OIDC provider sends people back to; of next-auth's own pages and endpoints nothing else is open. */
export const GET = route(async (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) => {
  const options = providerOptions()
  const { nextauth } = await context.params
  const asked = nextauth.join('/')
  // Where next-auth sends who is not let in; it would lead here from there in the end.
  if (options && asked === 'error')
    return new Response(null, { status: 303, headers: { location: '/sign-in?error=1' } })
  if (!options || asked !== 'callback/oidc') return new Response(null, { status: 404 })
  return NextAuth(options)(request, context)
})
