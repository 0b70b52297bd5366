import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Proof } from './storage'

/** Size and checksum of a file on disk. */
export async function proofOf(path: string): Promise<Proof> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of createReadStream(path)) {
    hash.update(piece)
    size += piece.length
  }
  return { size, sha256: hash.digest('hex') }
}
