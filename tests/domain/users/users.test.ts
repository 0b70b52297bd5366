import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customers, invitations, users } from '@/db/schema'
import { hashPassword } from '@/lib/auth/password'
import { editCustomer } from '@/lib/customers/edit-customer'
import { hashOf, newId } from '@/lib/ids'
import { countOpenOwned } from '@/lib/leads/count-leads'
import { acceptInvitation } from '@/lib/users/accept-invitation'
import { addMember } from '@/lib/users/add-member'
import { changePassword } from '@/lib/users/change-password'
import { deactivateMember } from '@/lib/users/deactivate-member'
import { editMember } from '@/lib/users/edit-member'
import { editProfile } from '@/lib/users/edit-profile'
import { endMemberSessions } from '@/lib/users/end-member-sessions'
import { findInvitation } from '@/lib/users/find-invitation'
import { join } from '@/lib/users/join'
import { inviteByEmail, renewInvitation } from '@/lib/users/renew-invitation'
import { restoreMember } from '@/lib/users/restore-member'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { at } from '../../support/clock'
import { expectRefusal } from '../../support/expect-refusal'
import { findLead, makeCustomer, makeLead } from '../../support/make'
import { makeMember, membershipOf } from '../../support/members'
import { customerForm } from '../../support/seen'
import { whileOpen } from '../../support/while-open'

const ana = actorOf('ana')
const joost = actorOf('joost').userId
const otto = { name: 'Otto Lang', email: 'otto@brisaclima.example', role: 'sales' as const, team: null }

describe('a member', () => {
  test('is added, and has an e-mail of their own, also when added twice at once', async () => {
    const both = await Promise.allSettled([addMember(ana, otto), addMember(ana, { ...otto, name: 'Otto Again' })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [added] = await database().select().from(users).where(eq(users.email, otto.email))
    expect(await changesOf(added?.id ?? '')).toMatchObject([{ operation: 'user.added', facts: { role: 'sales' } }])
    await expectRefusal(() => addMember(ana, otto), 'user.emailTaken', 'email')
  })

  test('gets another name and role, with who did it', async () => {
    const { userId } = await makeMember()
    await editMember(ana, { userId, version: 1, name: 'Sofia Lima', role: 'manager', team: null })
    expect(await membershipOf(userId)).toMatchObject({ role: 'manager' })
    const edited = (await changesOf(userId)).at(-1)
    expect(edited).toMatchObject({
      operation: 'user.edited',
      userId: ana.userId,
      facts: { name: 'Sofia Lima', formerly: 'Sofia Reis' },
    })
    const old = { userId, version: 1, name: 'Sofia', role: 'admin' as const, team: null }
    await expectRefusal(() => editMember(ana, old), 'changedMeanwhile')
  })

  test('hands over customers and open leads when deactivated, and comes back without them', async () => {
    const tiago = actorOf('tiago').userId
    const lead = await makeLead('tiago')
    expect(await countOpenOwned(ana, tiago)).toBe(1)
    const { version } = await membershipOf(tiago)
    await deactivateMember(ana, { userId: tiago, version, owner: joost })
    const [customer] = await database().select().from(customers).where(eq(customers.id, lead.customerId))
    expect([customer?.ownerId, (await findLead(lead.id)).ownerId]).toEqual([joost, joost])
    expect((await changesOf(tiago)).at(-1)).toMatchObject({ operation: 'user.deactivated', facts: { count: 1 } })
    expect((await changesOf(lead.id)).at(-1)).toMatchObject({ operation: 'lead.edited' })
    await restoreMember(ana, { userId: tiago, version: version + 1 })
    expect((await membershipOf(tiago)).deactivatedAt).toBeNull()
    expect((await changesOf(tiago)).at(-1)).toMatchObject({ operation: 'user.restored' })
    expect(await countOpenOwned(ana, tiago)).toBe(0)
  })

  test('deactivated while somebody gives them a customer hands that over too', async () => {
    const { userId } = await makeMember()
    const { id } = await makeCustomer()
    const form = { ...(await customerForm(id)), owner: userId }
    const left = await whileOpen(
      (within) => editCustomer({ ...ana, within }, form),
      () => deactivateMember(ana, { userId, version: 3, owner: joost }),
    )
    expect(left).toMatchObject({ waited: true, status: 'fulfilled' })
    expect((await customerForm(id)).owner).toBe(joost)
  })

  test('hands over to somebody active, and nobody deactivates themselves', async () => {
    const { userId } = await makeMember()
    for (const owner of [userId, actorOf('rui').userId, actorOf('stranger').userId]) {
      await expectRefusal(() => deactivateMember(ana, { userId, version: 1, owner }), 'user.gone', 'owner')
    }
    const { version } = await membershipOf(ana.userId)
    await expectRefusal(() => deactivateMember(ana, { userId: ana.userId, version, owner: null }), 'user.notYourself')
  })
})

describe('the last admin', () => {
  test('stays admin', async () => {
    const { version } = await membershipOf(ana.userId)
    const demoted = { userId: ana.userId, version, name: 'Ana Duarte', role: 'manager' as const, team: null }
    await expectRefusal(() => editMember(ana, demoted), 'user.lastAdmin', 'role')
  })

  test('is there whatever two of them do to each other at once', async () => {
    const { userId, actor } = await makeMember('admin')
    const { version } = await membershipOf(ana.userId)
    const done = await Promise.allSettled([
      editMember(ana, { userId, version: 1, name: 'Sofia Reis', role: 'sales', team: null }),
      deactivateMember(actor, { userId: ana.userId, version, owner: null }),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const both = [await membershipOf(ana.userId), await membershipOf(userId)]
    expect(both.filter(({ role, deactivatedAt }) => role === 'admin' && !deactivatedAt)).toHaveLength(1)
  })
})

test('who is locked out gets a link from who has the machine, recorded in nobody’s name', async () => {
  const { userId, email } = await makeMember()
  const token = await inviteByEmail(database(), email.toUpperCase())
  expect((await changesOf(userId)).at(-1)).toMatchObject({ operation: 'user.invited', userId: null, through: 'system' })
  await acceptInvitation({ token: token ?? '', password: 'six slow purple geese' })
  expect((await changesOf(userId)).at(-1)).toMatchObject({ operation: 'user.joined' })
  await deactivateMember(ana, { userId, version: (await membershipOf(userId)).version, owner: null })
  expect(await inviteByEmail(database(), email)).toBeUndefined()
  expect(await inviteByEmail(database(), 'nobody@brisaclima.example')).toBeUndefined()
})

describe('what a person does to their own', () => {
  test('is recorded, without a secret, and is in nobody’s way who changes something else', async () => {
    const { userId, actor, password } = await makeMember()
    const { version } = await membershipOf(userId)
    const newPassword = 'nine loud yellow ducks'
    await changePassword(actor, { currentPassword: password, newPassword }, '')
    await endMemberSessions(ana, { userId })
    await editMember(ana, { userId, version, name: 'Sofia Reis', role: 'manager', team: null })
    await editProfile(actor, { name: 'Sofia Reis', language: 'nl', theme: 'dark' })
    await editProfile(actor, { name: 'Sofia Melo', language: 'nl', theme: 'dark' })
    const made = await changesOf(userId)
    expect(made.map(({ operation }) => operation)).toEqual([
      ...['user.added', 'user.invited', 'user.joined', 'user.passwordChanged', 'user.signedOut', 'user.edited'],
      'user.renamed',
    ])
    expect(made.at(-1)?.facts).toEqual({ from: 'Sofia Reis', to: 'Sofia Melo' })
    expect(JSON.stringify(made)).not.toMatch(/ducks|boats|argon|[0-9a-f]{40}/)
    const old = {
      userId,
      version: made.at(-2)?.entityVersion ?? 0,
      name: 'Sofia Reis',
      role: 'sales' as const,
      team: null,
    }
    await expectRefusal(() => editMember(ana, old), 'changedMeanwhile')
  })
})

describe('a password', () => {
  const newPassword = 'ten quiet brown owls'

  test('is changed once by a form sent twice, though the current one is another by then', async () => {
    const { userId, actor, password } = await makeMember()
    const sent = { ...actor, requestId: newId() }
    const change = () => changePassword(sent, { currentPassword: password, newPassword }, '')
    const [first, second] = [await change(), await change()]
    expect(second).toEqual(first)
    const changed = (await changesOf(userId)).filter(({ operation }) => operation === 'user.passwordChanged')
    expect(changed).toHaveLength(1)
    const another = { ...actor, requestId: newId() }
    await expectRefusal(
      () => changePassword(another, { currentPassword: password, newPassword }, ''),
      'password.wrong',
      'currentPassword',
    )
  })

  test('that is changed ends a one-time link to set another', async () => {
    const { userId, actor, password } = await makeMember()
    const token = await renewInvitation(ana, userId)
    await changePassword(actor, { currentPassword: password, newPassword }, '')
    expect(await findInvitation(token)).toBeUndefined()
  })
})

describe('a one-time link', () => {
  const invited = async (email: string) => {
    const { entityId } = await addMember(ana, { ...otto, email })
    return { userId: entityId, token: await renewInvitation(ana, entityId) }
  }
  const password = 'six old stone mills'

  test('works once, also when used twice at once', async () => {
    const { token } = await invited('once@brisaclima.example')
    expect(await findInvitation(token)).toMatchObject({ name: 'Otto Lang', email: 'once@brisaclima.example' })
    const uses = [password, 'seven new glass doors'].map((one) => acceptInvitation({ token, password: one }))
    expect((await Promise.allSettled(uses)).map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await findInvitation(token)).toBeUndefined()
  })

  test('leads the person who sends its form twice in, also at once, and nobody else', async () => {
    const username = 'twice@brisaclima.example'
    const { userId, token } = await invited(username)
    const send = (one: string, name = username) => join({ token, username: name, password: one }, 'here')
    const sent = await Promise.all([send(password), send(password)])
    expect([...sent, await send(password)].map((member) => member.userId)).toEqual([userId, userId, userId])
    const joined = (await changesOf(userId)).filter(({ operation }) => operation === 'user.joined')
    expect(joined).toHaveLength(1)
    await expectRefusal(() => send('seven new glass doors'), 'missing')
    await expectRefusal(() => send(password, ''), 'missing')
    await expectRefusal(() => send(password, 'ana@brisaclima.example'), 'missing')
  })

  test('that nobody has costs no hash', async () => {
    const unhashable = undefined as unknown as string
    expect(() => hashPassword(unhashable)).toThrow()
    await expectRefusal(() => acceptInvitation({ token: 'made-up', password: unhashable }), 'missing')
  })

  test('ends after seven days, with a newer one, and when the person is deactivated', async () => {
    at('2026-03-10T11:00:00Z')
    const first = await invited('late@brisaclima.example')
    at('2026-03-17T11:00:01Z')
    await expectRefusal(() => acceptInvitation({ ...first, password }), 'missing')
    const [second, third] = [await renewInvitation(ana, first.userId), await renewInvitation(ana, first.userId)]
    await expectRefusal(() => acceptInvitation({ token: second, password }), 'missing')
    await deactivateMember(ana, { userId: first.userId, version: 1, owner: null })
    await expectRefusal(() => acceptInvitation({ token: third, password }), 'missing')
    for (const token of ['', 'made-up', '\0']) expect(await findInvitation(token)).toBeUndefined()
  })

  test('is kept as a hash alone', async () => {
    const { token } = await invited('hash@brisaclima.example')
    const kept = await database().select().from(invitations)
    expect(JSON.stringify(kept)).toContain(hashOf(token))
    expect(JSON.stringify(kept)).not.toContain(token)
  })
})
