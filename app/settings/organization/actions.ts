'use server'
import { EditOrganization, editOrganization } from '@/lib/organizations/edit-organization'
import { formAction } from '@/lib/web/form-action'

export const edit = formAction(EditOrganization, editOrganization, () => ({
  to: '/settings/organization',
  flash: 'saved',
}))
