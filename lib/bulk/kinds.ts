import type { Kind } from './kind'
import { accountType } from './kinds/account-type'
import { archive } from './kinds/archive'
import { close } from './kinds/close'
import { nextAction } from './kinds/next-action'
import { owner } from './kinds/owner'
import { restore } from './kinds/restore'
import { task } from './kinds/task'
import type { BulkKind } from './vocabulary'

export const kinds = { owner, nextAction, task, accountType, close, archive, restore } satisfies Record<
  BulkKind,
  unknown
>

/** The kind of this name, whatever it asks: what a run keeps was read by the kind itself. */
export const kindOf = (name: string) => kinds[name as BulkKind] as Kind<Record<string, unknown>>
