'use server'
import { AddTeam, addTeam } from '@/lib/teams/add-team'
import { ArchiveTeam, archiveTeam, restoreTeam } from '@/lib/teams/archive-team'
import { EditTeam, editTeam } from '@/lib/teams/edit-team'
import { formAction } from '@/lib/web/form-action'

const to = '/settings/teams'

export const add = formAction(AddTeam, addTeam, () => ({ to, flash: 'added' }))

export const edit = formAction(EditTeam, editTeam, () => ({ to, flash: 'saved' }))

export const archive = formAction(ArchiveTeam, archiveTeam, () => ({ to, flash: 'archived' }))

export const restore = formAction(ArchiveTeam, restoreTeam, () => ({ to, flash: 'restored' }))
