'use server'
import { z } from 'zod'
import type { Actor } from '@/lib/permissions/actor'
import { AddMember, addMember } from '@/lib/users/add-member'
import { DeactivateMember, deactivateMember } from '@/lib/users/deactivate-member'
import { EditMember, editMember } from '@/lib/users/edit-member'
import { EndMemberSessions, endMemberSessions } from '@/lib/users/end-member-sessions'
import { RestoreMember, restoreMember } from '@/lib/users/restore-member'
import { formAction } from '@/lib/web/form-action'
import type { Session } from '@/lib/web/session'
import { leaveInvitation } from './leave-invitation'

const list = '/settings/users'

/** A new user comes with a link, shown on the page that follows. */
async function addWithLink(actor: Actor, input: z.output<ReturnType<typeof AddMember>>, session: Session) {
  const change = await addMember(actor, input)
  await leaveInvitation(actor, { userId: change.entityId }, session)
  return change
}

export const add = formAction(AddMember, addWithLink, () => ({ to: list }))

export const edit = formAction(EditMember, editMember, () => ({ to: list, flash: 'saved' }))

export const deactivate = formAction(DeactivateMember, deactivateMember, () => ({ to: list, flash: 'deactivated' }))

export const restore = formAction(RestoreMember, restoreMember, () => ({ to: list, flash: 'restored' }))

export const endSessions = formAction(EndMemberSessions, endMemberSessions, () => ({
  to: list,
  flash: 'sessionsEnded',
}))

export const newLink = formAction(z.object({ userId: z.uuid() }), leaveInvitation, () => ({ to: list }))
