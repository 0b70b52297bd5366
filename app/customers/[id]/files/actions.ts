'use server'
import { RemoveFile, removeFile } from '@/lib/files/remove-file'
import { RenameFile, renameFile } from '@/lib/files/rename-file'
import { formAction } from '@/lib/web/form-action'

const filesOf = (customerId: string | null | undefined) => `/customers/${customerId}/files`

export const fileRename = formAction(RenameFile, renameFile, (_input, change) => ({
  to: filesOf(change?.customerId),
  flash: 'saved',
}))

export const fileRemove = formAction(RemoveFile, removeFile, (_input, change) => ({
  to: filesOf(change?.customerId),
  flash: 'fileRemoved',
}))
