'use server'
import { z } from 'zod'
import { AddAccountType, addAccountType } from '@/lib/account-types/add-account-type'
import { MoveAccountType, moveAccountType } from '@/lib/account-types/move-account-type'
import { RestoreAccountType, restoreAccountType } from '@/lib/account-types/restore-account-type'
import { AddLeadPhase, addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { EditLeadPhase, editLeadPhase } from '@/lib/lead-phases/edit-lead-phase'
import { MoveLeadPhase, moveLeadPhase } from '@/lib/lead-phases/move-lead-phase'
import { RenumberLeadPhases, renumberLeadPhases } from '@/lib/lead-phases/renumber-lead-phases'
import { RestoreLeadPhase, restoreLeadPhase } from '@/lib/lead-phases/restore-lead-phase'
import { ArchiveAccountType, archiveAccountType } from '@/lib/leads/archive-account-type'
import { ArchiveLeadPhase, archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { EditAccountType, editAccountType } from '@/lib/leads/edit-account-type'
import { formAction } from '@/lib/web/form-action'

const list = '/settings/account-types'
const page = { accountTypeId: z.uuid() }
const phasesOf = ({ accountTypeId }: { accountTypeId: string }) => `${list}/${accountTypeId}/phases`

export const add = formAction(AddAccountType, addAccountType, (input, change) => ({
  to: input.leadPhases ? `${list}/${change?.entityId}/phases` : list,
  flash: 'added',
}))

export const edit = formAction(EditAccountType, editAccountType, () => ({ to: list, flash: 'saved' }))

export const move = formAction(MoveAccountType, moveAccountType, () => ({ to: list, flash: 'moved' }))

export const archive = formAction(ArchiveAccountType, archiveAccountType, () => ({ to: list, flash: 'archived' }))

export const restore = formAction(RestoreAccountType, restoreAccountType, () => ({ to: list, flash: 'restored' }))

export const phaseAdd = formAction(AddLeadPhase, addLeadPhase, (input) => ({ to: phasesOf(input), flash: 'added' }))

export const phaseEdit = formAction(
  (read) => EditLeadPhase(read).extend(page),
  editLeadPhase,
  (input) => ({ to: phasesOf(input), flash: 'saved' }),
)

export const phaseMove = formAction(MoveLeadPhase.extend(page), moveLeadPhase, (input) => ({
  to: phasesOf(input),
  flash: 'moved',
}))

export const phasesRenumber = formAction(RenumberLeadPhases, renumberLeadPhases, (input) => ({
  to: phasesOf(input),
  flash: 'renumbered',
}))

export const phaseArchive = formAction(
  (read) => ArchiveLeadPhase(read).extend(page),
  archiveLeadPhase,
  (input) => ({ to: phasesOf(input), flash: 'archived' }),
)

export const phaseRestore = formAction(RestoreLeadPhase.extend(page), restoreLeadPhase, (input) => ({
  to: phasesOf(input),
  flash: 'restored',
}))
