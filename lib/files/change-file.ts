import { z } from 'zod'
import { type GateDecision, gate, type RowOf, type Seen } from '../changes/gate'
import type { Actor } from '../permissions/actor'
import { Missing } from '../refusal'
import { ownerOfFile } from './owner-of-file'

export const seenFile = { fileId: z.uuid(), version: z.coerce.number().int() }

/** The gate of every change to a file that is there. */
export const changeFile = (actor: Actor, seen: Seen, decide: (file: RowOf<'file'>) => GateDecision<'file'>) =>
  gate(
    actor,
    'file.edit',
    'file',
    seen,
    (file) => {
      if (file.removedAt) throw new Missing()
      return decide(file)
    },
    { ownerOf: (file, tx) => ownerOfFile(tx, actor, file) },
  )
