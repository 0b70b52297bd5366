import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customers, memberships, users } from '@/db/schema'
import { isCommonPassword } from '@/lib/auth/common-passwords'
import { mayGuess } from '@/lib/auth/guesses'
import { endSession, findSessionByToken, startSession } from '@/lib/auth/sessions'
import { checkPassword } from '@/lib/auth/sign-in'
import { hashOf } from '@/lib/ids'
import { editOrganization } from '@/lib/organizations/edit-organization'
import { findOrganization } from '@/lib/organizations/find-organization'
import { acceptInvitation } from '@/lib/users/accept-invitation'
import { addMember } from '@/lib/users/add-member'
import { changePassword } from '@/lib/users/change-password'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { editMember } from '@/lib/users/edit-member'
import { renewInvitation } from '@/lib/users/renew-invitation'
import { actorOf, password } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import { makeCustomer } from '../../support/make'

const ana = actorOf('ana')
let made = 0

async function makeMember(role: 'admin' | 'sales' = 'sales') {
  const email = `member${++made}@brisaclima.example`
  const { entityId: userId } = await addMember(ana, { name: 'Sofia Reis', email, role })
  const chosen = 'four quiet green boats'
  await acceptInvitation({ token: await renewInvitation(ana, userId), password: chosen })
  return { userId, email, password: chosen }
}

const versionOf = async (userId: string) => {
  const where = and(eq(memberships.userId, userId), eq(memberships.organizationId, ana.organizationId))
  return (await database().select().from(memberships).where(where))[0]?.version ?? 0
}
const sessionOf = (userId: string) => startSession({ organizationId: ana.organizationId, userId })

describe('signing in', () => {
  test('answers the member, and one refusal for all that is wrong', async () => {
    const known = { email: 'joost@brisaclima.example', password }
    expect(await checkPassword(known, 'a1')).toMatchObject({ userId: actorOf('joost').userId })
    const wrong = { ...known, password: 'not the password' }
    await expect(checkPassword(wrong, 'a2')).rejects.toMatchObject({ key: 'signIn.wrong', field: undefined })
    const unknown = { email: 'nobody@brisaclima.example', password }
    await expect(checkPassword(unknown, 'a3')).rejects.toMatchObject({ key: 'signIn.wrong', field: undefined })
    const deactivated = { email: 'rui@brisaclima.example', password }
    await expect(checkPassword(deactivated, 'a4')).rejects.toMatchObject({ key: 'signIn.wrong' })
  })

  test('lets at most ten guesses through per account, also in parallel, and none of another account is held up', async () => {
    const tries = await Promise.all(Array.from({ length: 40 }, (_, at) => mayGuess('guessed@x.example', `from ${at}`)))
    expect(tries.filter(Boolean)).toHaveLength(10)
    expect(await mayGuess('other@x.example', 'from 1')).toBe(true)
  })

  test('lets at most fifty guesses through per address', async () => {
    const tries = await Promise.all(Array.from({ length: 80 }, (_, at) => mayGuess(`a${at}@x.example`, 'one address')))
    expect(tries.filter(Boolean)).toHaveLength(50)
  })

  test.each([
    'aaaaaaaaaaaaaaa',
    '123456789012',
    'qwertyuiop[]'.slice(0, 10),
    'Password2026!',
    'abcabcabcabc',
    'wachtwoord123',
  ])('%s is a common password', (text) => expect(isCommonPassword(text)).toBe(true))
  test.each(['three warm rooms', 'correct horse battery'])('%s is not', (text) =>
    expect(isCommonPassword(text)).toBe(false),
  )
})

describe('sessions', () => {
  test('end at sign-out', async () => {
    const token = await sessionOf(ana.userId)
    expect(await findSessionByToken(token)).toBeDefined()
    await endSession(token)
    expect(await findSessionByToken(token)).toBeUndefined()
  })

  test('end when the role changes, and when the person is deactivated', async () => {
    const member = await makeMember()
    const before = await sessionOf(member.userId)
    await editMember(ana, { userId: member.userId, version: 1, name: 'Sofia Reis', role: 'viewer' })
    expect(await findSessionByToken(before)).toBeUndefined()
    const after = await sessionOf(member.userId)
    await deactivateMember(ana, { userId: member.userId, version: 2, owner: null })
    expect(await findSessionByToken(after)).toBeUndefined()
    await expect(checkPassword(member, 'b1')).rejects.toMatchObject({ key: 'signIn.wrong' })
  })

  test('other than this one end when the password changes', async () => {
    const member = await makeMember()
    const [here, elsewhere] = [await sessionOf(member.userId), await sessionOf(member.userId)]
    const actor = { ...actorOf('joost'), userId: member.userId }
    const change = { currentPassword: member.password, newPassword: 'five loud yellow trams' }
    await changePassword(actor, change, hashOf(here))
    expect(await findSessionByToken(here)).toBeDefined()
    expect(await findSessionByToken(elsewhere)).toBeUndefined()
    await expect(changePassword(actor, change, hashOf(here))).rejects.toMatchObject({ key: 'password.wrong' })
  })
})

describe('members', () => {
  test('choose their password with a link that works once, also when used twice at once', async () => {
    const { entityId: userId } = await addMember(ana, { name: 'Otto', email: 'otto@brisaclima.example', role: 'sales' })
    const token = await renewInvitation(ana, userId)
    const uses = ['six old stone mills', 'seven new glass doors'].map((one) =>
      acceptInvitation({ token, password: one }),
    )
    expect((await Promise.allSettled(uses)).map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('have an e-mail of their own', async () => {
    const twice = { name: 'Joost Again', email: 'joost@brisaclima.example', role: 'sales' as const }
    await expectRefusal(() => addMember(ana, twice), 'user.emailTaken', 'email')
  })

  test('are added by admins alone', async () => {
    const fresh = { name: 'No', email: 'no@brisaclima.example', role: 'admin' as const }
    for (const name of ['miriam', 'joost', 'ines'] as const) {
      await expectRefusal(() => addMember(actorOf(name), fresh), 'forbidden')
    }
  })

  test('hand over their customers when deactivated', async () => {
    const { id } = await makeCustomer('tiago')
    const tiago = actorOf('tiago').userId
    const version = await versionOf(tiago)
    await deactivateMember(ana, { userId: tiago, version, owner: actorOf('joost').userId })
    const [row] = await database().select().from(customers).where(eq(customers.id, id))
    expect(row?.ownerId).toBe(actorOf('joost').userId)
  })

  test('always keep one admin, whatever two of them do at once', async () => {
    const other = await makeMember('admin')
    const actor = { ...ana, userId: other.userId }
    await Promise.allSettled([
      editMember(ana, { userId: other.userId, version: 1, name: 'Sofia', role: 'sales' }),
      editMember(actor, { userId: ana.userId, version: await versionOf(ana.userId), name: 'Ana', role: 'sales' }),
    ])
    const admins = await database()
      .select({ id: users.id })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.organizationId, ana.organizationId), eq(memberships.role, 'admin')))
    expect(admins.length).toBeGreaterThanOrEqual(1)
  })
})

describe('the organization', () => {
  test('keeps its currency once amounts are recorded', async () => {
    const { name, currency, recurringPeriod, timeZone, language, funnelOn, version } = await findOrganization(
      database(),
      ana.organizationId,
    )
    const form = { name, currency, recurringPeriod, timeZone, language, funnelOn, version } as Parameters<
      typeof editOrganization
    >[1]
    await editOrganization(ana, { ...form, name: 'Brisa Clima Lda' })
    expect(await findOrganization(database(), ana.organizationId)).toMatchObject({
      name: 'Brisa Clima Lda',
      version: version + 1,
    })
    await expectRefusal(() => editOrganization(actorOf('joost'), { ...form, version: version + 1 }), 'forbidden')
  })
})
