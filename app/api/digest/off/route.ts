import { TurnOff, turnOff } from '@/lib/digest/turn-off'
import { route } from '@/lib/web/route'

/** Where mail programs end the digest by one click (RFC 8058): who has the mail needs no session. */
export const POST = route(async (request: Request) => {
  await turnOff(TurnOff.parse({ token: new URL(request.url).searchParams.get('token') }))
  return new Response(null, { status: 204 })
})
