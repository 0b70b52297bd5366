import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { providerOptions } from '@/lib/web/oidc'

/** Where the OIDC provider sends people back to; of next-auth's own pages and endpoints nothing else is open. */
export async function GET(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  const options = providerOptions()
  const { nextauth } = await context.params
  if (!options || nextauth.join('/') !== 'callback/oidc') return new Response(null, { status: 404 })
  return NextAuth(options)(request, context)
}
