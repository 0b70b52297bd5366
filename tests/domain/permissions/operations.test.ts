import { describe, expect, test } from 'vitest'
import { type Role, roles } from '@/lib/permissions/vocabulary'
import { actorOf, type Name } from '../../support/cast'
import { expectRefusal, fingerprint } from '../../support/expect-refusal'
import { exportedFunctions } from '../../support/exported-functions'
import { operations } from '../../support/operations'
import { expected } from './expected'

const ana = actorOf('ana')
const personWho: Record<Role, Name> = { admin: 'ana', manager: 'miriam', sales: 'joost', viewer: 'ines' }

const owners = {
  'their own': (role: Role) => actorOf(personWho[role]).userId,
  'a colleague’s': () => actorOf('tiago').userId,
  'nobody’s': () => null,
}
type Whose = keyof typeof owners

const reach = (name: string, role: Role) =>
  expected[operations[name]?.needs as keyof typeof expected]?.split(' ')[roles.indexOf(role)]

/** Owners make a difference only where some role may touch its own alone. */
const cases = Object.keys(operations).flatMap((name) => {
  const whose = roles.some((role) => reach(name, role) === 'O')
    ? (Object.keys(owners) as Whose[])
    : ['nobody’s' as const]
  return whose.flatMap((one) => roles.map((role) => ({ name, whose: one, role })))
})

describe.each(roles)('%s', (role) => {
  test.each(cases.filter((one) => one.role === role))('$name on $whose', async ({ name, whose }) => {
    const work = await operations[name]?.prepare({ admin: ana, owner: owners[whose](role) })
    const actor = actorOf(personWho[role])
    const may = reach(name, role) === 'A' || (reach(name, role) === 'O' && whose !== 'a colleague’s')
    if (!may) return expectRefusal(async () => work?.(actor), 'forbidden')
    const before = await fingerprint()
    await work?.(actor)
    expect(await fingerprint()).not.toEqual(before)
  })
})

describe('what belongs to another organization', () => {
  const stranger = actorOf('stranger')

  test.each(Object.keys(operations).filter((name) => operations[name]?.names !== 'nothing'))(
    'does not exist for %s',
    async (name) => {
      const work = await operations[name]?.prepare({ admin: stranger, owner: stranger.userId })
      await expectRefusal(async () => work?.(ana), 'missing')
    },
  )
})

/** What an actor can ask for and has no row above, each with its reason. */
const exceptions: Record<string, string> = {
  changePassword: 'one’s own, and the password is asked',
  editProfile: 'one’s own',
  endOwnSessions: 'one’s own',
}

test('every operation that takes an actor stands in the table', () => {
  const domain = exportedFunctions('lib').filter(
    ({ path }) => !/^lib\/(web|auth|changes|permissions|i18n|format)\//.test(path),
  )
  const asked = domain.filter(({ takes }) => takes[0] === 'Actor' && !takes.some((type) => type.includes('=>')))
  const operationsIn = asked.filter(({ name }) => !/^(find|list|count|sum)[A-Z]|^visibleTo$|^own[A-Z]/.test(name))
  expect(operationsIn.length).toBeGreaterThan(30)
  const missing = operationsIn.filter(({ name }) => !(name in operations) && !(name in exceptions))
  expect(missing.map(({ path, name }) => `${path} ${name}`)).toEqual([])
  const surplus = [...Object.keys(operations), ...Object.keys(exceptions)].filter(
    (name) => !operationsIn.some((one) => one.name === name),
  )
  expect(surplus).toEqual([])
})
