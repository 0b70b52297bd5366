import type { IncomingMessage } from 'node:http'

/**
 * Counts the body while it arrives, for its length is not announced when it comes in chunks. The rest is thrown away, and
 * so is what comes after somebody has ended the request.
 */
export function limitBody(request: IncomingMessage, limit: number, tooLarge: () => void) {
  const push = request.push.bind(request)
  let received = 0
  request.push = (chunk, encoding) => {
    if (received > limit || request.destroyed) return true
    received += chunk?.length ?? 0
    if (received <= limit) return push(chunk, encoding)
    tooLarge()
    return true
  }
}
