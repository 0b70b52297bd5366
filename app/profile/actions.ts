'use server'
import { z } from 'zod'
import type { Actor } from '@/lib/permissions/actor'
import { ChooseStartPage, chooseStartPage } from '@/lib/saved-views/choose-start-page'
import { ChangePassword, changePassword } from '@/lib/users/change-password'
import { EditProfile, editProfile } from '@/lib/users/edit-profile'
import { endOwnSessions } from '@/lib/users/end-member-sessions'
import { formAction } from '@/lib/web/form-action'
import type { Session } from '@/lib/web/session'

export const edit = formAction(EditProfile, editProfile, () => ({ to: '/profile', flash: 'saved' }))

export const start = formAction(ChooseStartPage, chooseStartPage, () => ({ to: '/profile', flash: 'saved' }))

async function changeOwnPassword(actor: Actor, input: z.output<typeof ChangePassword>, session: Session) {
  await changePassword(actor, input, session.tokenHash)
}

export const password = formAction(ChangePassword, changeOwnPassword, () => ({
  to: '/profile',
  flash: 'passwordChanged',
}))

async function endOtherSessions(actor: Actor, _input: object, session: Session) {
  await endOwnSessions(actor, session.tokenHash)
}

export const endOthers = formAction(z.object({}), endOtherSessions, () => ({ to: '/profile', flash: 'sessionsEnded' }))
