import { turnOff } from '@/lib/digest/turn-off'
import { Missing } from '@/lib/refusal'

/** Where mail programs end the digest by one click (RFC 8058): who has the mail needs no session. */
export async function POST(request: Request) {
  try {
    await turnOff({ token: new URL(request.url).searchParams.get('token') ?? '' })
    return new Response(null, { status: 204 })
  } catch (error) {
    if (error instanceof Missing) return new Response(null, { status: 404 })
    throw error
  }
}
