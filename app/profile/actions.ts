'use server'
import { z } from 'zod'
import { endCalendarLink, makeCalendarLink } from '@/lib/activities/calendar/calendar-link'
import { ChooseDigest, chooseDigest } from '@/lib/digest/choose-digest'
import type { Actor } from '@/lib/permissions/actor'
import { ChooseStartPage, chooseStartPage } from '@/lib/saved-views/choose-start-page'
import { ChangePassword, changePassword } from '@/lib/users/change-password'
import { EditProfile, editProfile } from '@/lib/users/edit-profile'
import { endOwnSessions } from '@/lib/users/end-member-sessions'
import { leaveFlash } from '@/lib/web/flash'
import { formAction } from '@/lib/web/form-action'
import type { Session } from '@/lib/web/session'

export const edit = formAction(EditProfile, editProfile, () => ({ to: '/profile', flash: 'saved' }))

export const start = formAction(ChooseStartPage, chooseStartPage, () => ({ to: '/profile', flash: 'saved' }))

export const digest = formAction(ChooseDigest, chooseDigest, () => ({ to: '/profile#digest', flash: 'saved' }))

async function changeOwnPassword(actor: Actor, input: z.output<typeof ChangePassword>, session: Session) {
  await changePassword(actor, input, session.tokenHash)
}

export const password = formAction(ChangePassword, changeOwnPassword, () => ({
  to: '/profile',
  flash: 'passwordChanged',
}))

/** Leaves the new address for the next page, which shows it once. */
async function leaveCalendarLink(actor: Actor, _input: object, session: Session) {
  const token = await makeCalendarLink(actor)
  await leaveFlash(session.tokenHash, { key: 'linkMade', values: { calendar: token } })
}

export const calendarMake = formAction(z.object({}), leaveCalendarLink, () => ({ to: '/profile#calendar' }))

async function endCalendar(actor: Actor) {
  await endCalendarLink(actor)
}

export const calendarEnd = formAction(z.object({}), endCalendar, () => ({
  to: '/profile#calendar',
  flash: 'linkEnded',
}))

async function endOtherSessions(actor: Actor, _input: object, session: Session) {
  await endOwnSessions(actor, session.tokenHash)
}

export const endOthers = formAction(z.object({}), endOtherSessions, () => ({ to: '/profile', flash: 'sessionsEnded' }))
