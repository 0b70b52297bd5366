import type { IncomingHttpHeaders } from 'node:http'
import { mostAtOnce } from '../../files/vocabulary'
import { isOwnOrigin } from './origin'
import type { FrontSettings } from './settings'

export type Refused = { status: 400 | 403 | 405 | 413 | 415; reason: string }
type Asked = { method: string; path: string; headers: IncomingHttpHeaders }

const megabyte = 1_048_576
/** Mail programs post to it from nowhere: the token in its address is all that it goes by. */
const oneClick = '/api/digest/off'
const filesUpload = /^\/customers\/[^/]+\/files\/upload$/

/** Bytes that may be posted to a path. Beside files a form has some fields. */
export function bodyLimit(path: string, { mostPerFile }: Pick<FrontSettings, 'mostPerFile'>): number {
  if (path === '/import/upload') return 50 * megabyte
  return filesUpload.test(path) ? mostAtOnce * mostPerFile + megabyte : megabyte
}

/** What must never reach Next: methods we do not speak, posts of foreign pages, bodies too large or of a strange type. */
export function refuse({ method, path, headers }: Asked, settings: FrontSettings): Refused | undefined {
  // A whole address instead of a path is for proxies; Next would redirect to it.
  if (!path.startsWith('/') || !isReadable(path)) return { status: 400, reason: 'This is not an address of Funil.' }
  if (method === 'GET' || method === 'HEAD') return undefined
  if (method !== 'POST') return { status: 405, reason: `Funil does not know the method ${method}.` }
  if (settings.dev && path.startsWith('/__nextjs')) return undefined
  if (path !== oneClick && !isOwnOrigin(headers.origin, headers.host, settings))
    return {
      status: 403,
      reason:
        'This form was not sent from a page of Funil itself. Open Funil at its own address (APP_URL) and try again.',
    }
  if (path !== oneClick && !isKnownBody(path, headers))
    return { status: 415, reason: 'Funil does not accept a form of this type.' }
  const limit = bodyLimit(path, settings)
  if (Number(headers['content-length'] ?? 0) > limit) return tooLarge(limit)
  return undefined
}

/** What is no text when its percent signs are read fails in Next, which would answer 500. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

export function tooLarge(limit: number): Refused {
  return { status: 413, reason: `More than ${limit / megabyte} MB were sent at once. Nothing was saved.` }
}

// Multipart is what forms and actions post; Next's own script sends the arguments of an action as text.
function isKnownBody(path: string, headers: IncomingHttpHeaders): boolean {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type === 'multipart/form-data') return true
  if (type === 'text/plain') return headers['next-action'] !== undefined
  return type === 'application/x-www-form-urlencoded' && path.startsWith('/api/auth/')
}
