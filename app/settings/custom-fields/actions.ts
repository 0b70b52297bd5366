'use server'
import { AddCustomField, addCustomField } from '@/lib/custom-fields/add-custom-field'
import { ArchiveCustomField, archiveCustomField, restoreCustomField } from '@/lib/custom-fields/archive-custom-field'
import { EditCustomField, editCustomField } from '@/lib/custom-fields/edit-custom-field'
import { MoveCustomField, moveCustomField } from '@/lib/custom-fields/move-custom-field'
import { formAction } from '@/lib/web/form-action'

const to = '/settings/custom-fields'

export const add = formAction(AddCustomField, addCustomField, () => ({ to, flash: 'added' }))

export const edit = formAction(EditCustomField, editCustomField, () => ({ to, flash: 'saved' }))

export const move = formAction(MoveCustomField, moveCustomField, () => ({ to, flash: 'moved' }))

export const archive = formAction(ArchiveCustomField, archiveCustomField, () => ({ to, flash: 'archived' }))

export const restore = formAction(ArchiveCustomField, restoreCustomField, () => ({ to, flash: 'restored' }))
