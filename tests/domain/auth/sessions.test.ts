import { describe, expect, test } from 'vitest'
import { endSession, findSessionByToken, startSession } from '@/lib/auth/sessions'
import { checkPassword } from '@/lib/auth/sign-in'
import { hashOf } from '@/lib/ids'
import { acceptInvitation } from '@/lib/users/accept-invitation'
import { changePassword } from '@/lib/users/change-password'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { editMember } from '@/lib/users/edit-member'
import { endMemberSessions, endOwnSessions } from '@/lib/users/end-member-sessions'
import { renewInvitation } from '@/lib/users/renew-invitation'
import { restoreMember } from '@/lib/users/restore-member'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { expectRefusal } from '../../support/expect-refusal'
import { makeMember, sessionOf } from '../../support/members'

const ana = actorOf('ana')
const lives = async (token: string) => Boolean(await findSessionByToken(token))

describe('a session', () => {
  test('ends at sign-out, and that one alone', async () => {
    const [here, elsewhere] = [await sessionOf(ana.userId), await sessionOf(ana.userId)]
    await endSession(here)
    expect([await lives(here), await lives(elsewhere)]).toEqual([false, true])
  })

  test('ends after thirty days', async () => {
    at('2026-03-10T11:00:00Z')
    const token = await sessionOf(ana.userId)
    at('2026-04-09T10:59:00Z')
    expect(await lives(token)).toBe(true)
    at('2026-04-09T11:01:00Z')
    expect(await lives(token)).toBe(false)
  })

  test('ends with another role, not with another name', async () => {
    const { userId } = await makeMember()
    const token = await sessionOf(userId)
    await editMember(ana, { userId, version: 1, name: 'Sofia Lima', role: 'sales', team: null })
    expect(await lives(token)).toBe(true)
    await editMember(ana, { userId, version: 4, name: 'Sofia Lima', role: 'viewer', team: null })
    expect(await lives(token)).toBe(false)
  })

  test('ends when the person is deactivated, and does not come back with them', async () => {
    const member = await makeMember()
    const token = await sessionOf(member.userId)
    await deactivateMember(ana, { userId: member.userId, version: 1, owner: null })
    expect(await lives(token)).toBe(false)
    await expect(checkPassword(member, 'a')).rejects.toMatchObject({ key: 'signIn.wrong' })
    await restoreMember(ana, { userId: member.userId, version: 4 })
    expect(await lives(token)).toBe(false)
    await expect(checkPassword(member, 'a')).resolves.toBeDefined()
  })

  test('ends when an admin or the person says so', async () => {
    const { userId, actor } = await makeMember()
    const [first, second] = [await sessionOf(userId), await sessionOf(userId)]
    await endOwnSessions(actor, hashOf(first))
    expect([await lives(first), await lives(second)]).toEqual([true, false])
    await endMemberSessions(ana, { userId })
    expect(await lives(first)).toBe(false)
  })
})

describe('another password', () => {
  const next = 'five loud yellow trams'

  test('ends the other sessions', async () => {
    const { userId, email, password, actor } = await makeMember()
    const [here, elsewhere] = [await sessionOf(userId), await sessionOf(userId)]
    await changePassword(actor, { currentPassword: password, newPassword: next }, hashOf(here))
    expect([await lives(here), await lives(elsewhere)]).toEqual([true, false])
    await expect(checkPassword({ email, password }, 'd')).rejects.toMatchObject({ key: 'signIn.wrong' })
    await expect(checkPassword({ email, password: next }, 'd')).resolves.toBeDefined()
  })

  test('needs the present one, which is guessed ten times at most; signing in is not held up by that', async () => {
    const { email, password, actor } = await makeMember()
    const change = { currentPassword: 'not this one', newPassword: next }
    for (let guess = 0; guess < 10; guess++)
      await expectRefusal(() => changePassword(actor, change, ''), 'password.wrong', 'currentPassword')
    const right = { ...change, currentPassword: password }
    await expectRefusal(() => changePassword(actor, right, ''), 'signIn.tooManyGuesses', 'currentPassword')
    await expect(checkPassword({ email, password }, 'e')).resolves.toBeDefined()
  })

  test('is chosen by a one-time link too, and ends all sessions', async () => {
    const { userId } = await makeMember()
    const token = await sessionOf(userId)
    await acceptInvitation({ token: await renewInvitation(ana, userId), password: next })
    expect(await lives(token)).toBe(false)
  })

  test('leaves no sign-in behind that was under way with the earlier one', async () => {
    const { userId, email, password, actor } = await makeMember()
    const underWay = await checkPassword({ email, password }, 'f')
    const here = await sessionOf(userId)
    await changePassword(actor, { currentPassword: password, newPassword: next }, hashOf(here))
    await expectRefusal(() => startSession(underWay), 'signIn.wrong')
  })
})
