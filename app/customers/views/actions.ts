'use server'
import { AddSavedView, addSavedView } from '@/lib/saved-views/add-saved-view'
import { savedViewUrl } from '@/lib/saved-views/canonical-query'
import { EditSavedView, editSavedView } from '@/lib/saved-views/edit-saved-view'
import { OverwriteSavedView, overwriteSavedView } from '@/lib/saved-views/overwrite-saved-view'
import { RemoveSavedView, removeSavedView } from '@/lib/saved-views/remove-saved-view'
import { formAction } from '@/lib/web/form-action'

export const viewAdd = formAction(AddSavedView, addSavedView, ({ query }, change) => ({
  to: savedViewUrl({ id: change?.entityId ?? '', query }),
  flash: 'viewAdded',
}))

export const viewOverwrite = formAction(OverwriteSavedView, overwriteSavedView, ({ savedViewId, query }) => ({
  to: savedViewUrl({ id: savedViewId, query }),
  flash: 'saved',
}))

export const viewEdit = formAction(EditSavedView, editSavedView, () => ({ to: '/customers/views', flash: 'saved' }))

export const viewRemove = formAction(RemoveSavedView, removeSavedView, () => ({
  to: '/customers/views',
  flash: 'viewRemoved',
}))
