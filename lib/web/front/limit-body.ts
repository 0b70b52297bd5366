import type { IncomingMessage } from 'node:http'

/** Counts the body while it arrives, for its length is not announced when it comes in chunks; the rest is thrown away. */
export function limitBody(request: IncomingMessage, limit: number, tooLarge: () => void) {
  const push = request.push.bind(request)
  let received = 0
  request.push = (chunk, encoding) => {
    if (received > limit) return true
    received += chunk?.length ?? 0
    if (received <= limit) return push(chunk, encoding)
    tooLarge()
    return true
  }
}
