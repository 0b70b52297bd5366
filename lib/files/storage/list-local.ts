import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { proofOf } from './proof-of'
import { isName, type Proof } from './storage'

type StoredFile = Proof & { name: string; bytes: () => AsyncIterable<Buffer> }

/** All files of a local file storage; one that is deleted meanwhile is left out. */
export async function* listLocal(folder: string): AsyncGenerator<StoredFile> {
  for (const organizationId of await readdir(folder).catch(noneIfMissing)) {
    for (const id of await readdir(join(folder, organizationId)).catch(noneIfMissing)) {
      const name = `${organizationId}/${id}`
      if (!isName(name)) continue
      const proof = await proofOf(join(folder, name)).catch(noneIfMissing)
      if ('size' in proof) yield { name, ...proof, bytes: () => createReadStream(join(folder, name)) }
    }
  }
}

function noneIfMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
  throw error
}
