import { asOneBatch } from '../changes/as-one-batch'
import type { Change } from '../changes/record'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { type AddFile, addFile } from './add-file'
import { cleanName } from './clean-name'

export type RefusedFile = { name: string; refusal: Refusal }

/**
 * Keeps several files, each by itself: what is wrong with one does not take the others with it. Those that were added
 * are taken back together.
 */
export async function addFiles(actor: Actor, files: (AddFile & { refusal?: Refusal })[]) {
  const together = files.length > 1 ? asOneBatch(actor) : actor
  const added: Change[] = []
  const refused: RefusedFile[] = []
  for (const { refusal, ...file } of files) {
    try {
      if (refusal) throw refusal
      added.push(await addFile(together, file))
    } catch (error) {
      if (!(error instanceof Refusal) || error.key === 'forbidden') throw error
      refused.push({ name: cleanName(file.name), refusal: error })
    }
  }
  return { added, refused }
}
