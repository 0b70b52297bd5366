import { z } from 'zod'
import { fail, type Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { changeFile, seenFile } from './change-file'
import { cleanName } from './clean-name'
import { demandHarmless } from './demand-harmless'

export const RenameFile = (read: Reading) =>
  z.object({
    ...seenFile,
    name: read.requiredText(200).transform((typed, context) => cleanName(typed) || fail(context, 'required')),
  })
export type RenameFile = z.output<ReturnType<typeof RenameFile>>

/** Gives a file another name; the bytes stay what they are. */
export function renameFile(actor: Actor, { fileId, version, name }: RenameFile) {
  return changeFile(actor, { id: fileId, version }, ({ type }) => {
    demandHarmless({ name, type }, 'name')
    return { operation: 'file.renamed', facts: { name }, set: { name } }
  })
}
