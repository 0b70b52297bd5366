import { describe, expect, test } from 'vitest'
import { editCustomer } from '@/lib/customers/edit-customer'
import { changeAccountType } from '@/lib/leads/change-account-type'
import { type Role, roles } from '@/lib/permissions/vocabulary'
import { actorOf, type Name } from '../../support/cast'
import { expectRefusal, fingerprint } from '../../support/expect-refusal'
import { findAccountType, findLead, findPhase, findReason, makeLead } from '../../support/make'
import { type Operation, operations } from '../../support/operations'
import { customerForm, findCustomerRow } from '../../support/seen'
import { topFunctions } from '../../support/top-functions'
import { expected } from './expected'

const ana = actorOf('ana')
const stranger = actorOf('stranger')
const personWho: Record<Role, Name> = { admin: 'ana', manager: 'miriam', sales: 'joost', viewer: 'ines' }

const owners = {
  'their own': (role: Role) => actorOf(personWho[role]).userId,
  'a colleague’s': () => actorOf('tiago').userId,
  'nobody’s': () => null,
}
type Whose = keyof typeof owners

const reach = ({ needs }: Operation, role: Role) => expected[needs].split(' ')[roles.indexOf(role)]

/** Owners make a difference only where some role may touch its own alone. */
const cases = Object.entries(operations).flatMap(([name, operation]) => {
  const owned = roles.some((role) => reach(operation, role) === 'O')
  const some: Whose[] = operation.owned === 'always' ? ['their own', 'a colleague’s'] : (Object.keys(owners) as Whose[])
  const whose: Whose[] = owned ? some : ['nobody’s']
  return whose.flatMap((one) => roles.map((role) => ({ name, operation, whose: one, role })))
})

describe.each(roles)('%s', (role) => {
  test.each(cases.filter((one) => one.role === role))('$name on $whose', async ({ operation, whose }) => {
    const work = await operation.prepare({ admin: ana, owner: owners[whose](role) })
    const actor = actorOf(personWho[role])
    const may = reach(operation, role) === 'A' || (reach(operation, role) === 'O' && whose !== 'a colleague’s')
    if (!may) return expectRefusal(() => work(actor), 'forbidden')
    const before = await fingerprint()
    await work(actor)
    expect(await fingerprint()).not.toEqual(before)
  })
})

describe('an open lead that the new account type of its customer settles', () => {
  const ways = { keep: 'customer.edit', move: 'lead.completePhase', close: 'lead.close' } as const
  const whoOwns = ['their own', 'a colleague’s'] as const
  const settled = roles
    .filter((role) => role !== 'viewer')
    .flatMap((role) =>
      whoOwns.flatMap((whose) => (['keep', 'move', 'close'] as const).map((way) => ({ role, whose, way }))),
    )

  test.each(settled)('$role: $way $whose', async ({ role, whose, way }) => {
    const actor = actorOf(personWho[role])
    const lead = await makeLead(whose === 'their own' ? personWho[role] : 'tiago')
    await editCustomer(ana, { ...(await customerForm(lead.customerId)), owner: actor.userId })
    const { version } = await customerForm(lead.customerId)
    const change = {
      ...{ customerId: lead.customerId, version, accountType: (await findAccountType('PROSP')).id, leads: way },
      leadPhase: way === 'move' ? (await findPhase('FIRST', 'PROSP')).id : null,
      closingReason: way === 'close' ? (await findReason('LOST')).id : null,
    }
    const isOthers = way !== 'keep' && whose === 'a colleague’s'
    if (isOthers && expected[ways[way]].split(' ')[roles.indexOf(role)] === 'O')
      return expectRefusal(() => changeAccountType(actor, change), 'lead.notYours', 'leads')
    await changeAccountType(actor, change)
    expect((await findLead(lead.id)).version - lead.version).toBe(way === 'keep' ? 0 : 1)
    expect((await findCustomerRow(lead.customerId)).accountTypeId).toBe(change.accountType)
  })
})

describe('what belongs to another organization', () => {
  test.each(Object.entries(operations).filter(([, { names }]) => names !== 'nothing'))(
    'does not exist for %s',
    async (_name, operation) => {
      const work = await operation.prepare({ admin: stranger, owner: stranger.userId })
      await expectRefusal(() => work(ana), 'missing')
    },
  )
})

/** What an actor can ask for and has no row, each with its reason. */
const exceptions: Record<string, string> = {
  addSavedView: 'one’s own',
  chooseRows: 'asks the role; each row is asked by the gate of its operation: see tests/domain/bulk',
  rehearseRun: 'the same, of one’s own run',
  startRun: 'the same, of one’s own run',
  continueRun: 'the same, of one’s own run',
  stopRun: 'of one’s own run',
  beginTakingBack: 'asks the role; each change is asked when it is taken back: see tests/domain/bulk',
  continueTakingBack: 'the same, of what one began oneself',
  beginVisit: 'one’s own',
  chooseColumns: 'one’s own preference',
  chooseDigest: 'one’s own preference',
  chooseStartPage: 'one’s own preference',
  exportCsv: 'reads the rows of the list',
  fieldColumns: 'reads what the export shows of custom fields',
  readAllRows: 'reads the rows of the list',
  changePassword: 'one’s own, and the password is asked',
  editProfile: 'one’s own',
  seeMention: 'one’s own',
  makeCalendarLink: 'one’s own',
  endCalendarLink: 'one’s own',
  endOwnSessions: 'one’s own',
}

test('every operation that takes an actor stands in the table', () => {
  const asked = topFunctions('lib').filter(
    ({ path, name, exported, takes, gives }) =>
      exported &&
      !/^lib\/(web|auth|changes|permissions|i18n|format)\//.test(path) &&
      takes[0] === 'Actor' &&
      !takes.some((type) => type.includes('=>') || type === 'Decide') &&
      !/Recording|SQL/.test(gives) &&
      !/^(find|list|count|sum|own)[A-Z]|^(visibleTo|stalledLimits|groundFor|offersUndo|mayUndo|placeAfter)$/.test(name),
  )
  const rows = [...Object.keys(operations), ...Object.keys(exceptions)]
  expect(rows.length).toBeGreaterThan(40)
  expect(asked.filter(({ name }) => !rows.includes(name)).map(({ path, name }) => `${path} ${name}`)).toEqual([])
  expect(rows.filter((row) => !asked.some(({ name }) => name === row))).toEqual([])
})
