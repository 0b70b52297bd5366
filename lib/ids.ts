import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** UUIDv7: in order of creation, so that new rows stand together in their index. */
export const newId = () => v7()

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isId = (text: string) => shape.test(text)

/** A secret for a link or a session: 256 random bits; only its hash is stored. */
export const newToken = () => randomBytes(32).toString('base64url')

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The same id for the same text. */
export function idOf(text: string) {
  const hex = hashOf(text)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
