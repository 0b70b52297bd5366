import { z } from 'zod'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'
import { changeFile, seenFile } from './change-file'

export const RemoveFile = z.object(seenFile)
export type RemoveFile = z.output<typeof RemoveFile>

/** Takes a file away from everybody. It can be brought back for as long as `forgetRemoved` leaves its bytes. */
export const removeFile = (actor: Actor, { fileId, version }: RemoveFile) =>
  changeFile(actor, { id: fileId, version }, ({ name }) => ({
    operation: 'file.removed',
    facts: { name },
    set: { removedAt: clock.now() },
  }))
