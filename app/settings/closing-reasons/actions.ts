'use server'
import { AddClosingReason, addClosingReason } from '@/lib/closing-reasons/add-closing-reason'
import {
  ArchiveClosingReason,
  archiveClosingReason,
  restoreClosingReason,
} from '@/lib/closing-reasons/archive-closing-reason'
import { EditClosingReason, editClosingReason } from '@/lib/closing-reasons/edit-closing-reason'
import { MoveClosingReason, moveClosingReason } from '@/lib/closing-reasons/move-closing-reason'
import { formAction } from '@/lib/web/form-action'

const to = '/settings/closing-reasons'

export const add = formAction(AddClosingReason, addClosingReason, () => ({ to, flash: 'added' }))

export const edit = formAction(EditClosingReason, editClosingReason, () => ({ to, flash: 'saved' }))

export const move = formAction(MoveClosingReason, moveClosingReason, () => ({ to, flash: 'moved' }))

export const archive = formAction(ArchiveClosingReason, archiveClosingReason, () => ({ to, flash: 'archived' }))

export const restore = formAction(ArchiveClosingReason, restoreClosingReason, () => ({ to, flash: 'restored' }))
