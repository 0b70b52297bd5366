import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Proof } from './storage'

/** The same bytes; throws at their end when they are not those that were announced. */
export async function* proved(bytes: Readable, { size, sha256 }: Proof) {
  const hash = createHash('sha256')
  let length = 0
  for await (const piece of bytes) {
    hash.update(piece)
    length += piece.length
    yield piece
  }
  if (length !== size || hash.digest('hex') !== sha256) throw new Error('The bytes of a file did not arrive whole.')
}
