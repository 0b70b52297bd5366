import { describe, expect, test } from 'vitest'
import { may } from '@/lib/permissions/permissions'
import { permissions, roles } from '@/lib/permissions/vocabulary'
import { type TopFunction, topFunctions } from '../../support/top-functions'
import { expected } from './expected'

const own = '00000000-0000-4000-8000-000000000001'
const others = '00000000-0000-4000-8000-000000000002'

describe.each(permissions)('%s', (permission) => {
  test.each(roles.map((role, at) => [role, expected[permission].split(' ')[at]] as const))(
    'for %s: %s',
    (role, reach) => {
      const actor = { role, userId: own }
      const answers = [own, null, others].map((owner) => may(actor, permission, owner))
      expect(answers).toEqual(
        reach === 'A' ? [true, true, true] : reach === 'O' ? [true, true, false] : [false, false, false],
      )
    },
  )
})

test('every permission of the vocabulary has a row', () => {
  expect(Object.keys(expected).sort()).toEqual([...permissions].sort())
})

/** Functions that write without asking for permission, each with its reason. */
const exceptions: Record<string, string> = {
  'lib/activities/calendar/calendar-link.ts endCalendarLink': 'one’s own',
  'lib/activities/calendar/calendar-link.ts makeCalendarLink': 'one’s own',
  'lib/activities/see-mention.ts seeMention': 'one’s own',
  'lib/customers/choose-columns.ts chooseColumns': 'one’s own preference',
  'lib/books/make-check-asked-for.ts makeCheckAskedFor': 'a job, in the name of who asked for the check',
  'lib/bulk/forget-rows.ts forgetRows': 'done daily for all organizations',
  'lib/bulk/go-on-with-run.ts haltRun': 'a job, whose operations ask',
  'lib/transfer/go-on-with-import.ts haltImport': 'a job, whose operations ask',
  'lib/digest/choose-digest.ts chooseDigest': 'one’s own preference',
  'lib/digest/send-digest.ts settle': 'a job, about the person’s own digest',
  'lib/digest/send-digest.ts unsettle': 'a job, about the person’s own digest',
  'lib/digest/turn-off.ts turnOff': 'the token is the permission',
  'lib/saved-views/choose-start-page.ts chooseStartPage': 'one’s own preference',
  'lib/users/edit-profile.ts editProfile': 'one’s own row, named by the session',
  'lib/users/change-password.ts changePassword': 'one’s own row, and the password is asked',
  'lib/users/accept-invitation.ts acceptInvitation': 'the token is the permission',
  'lib/organizations/setup-link.ts renewSetupToken': 'run by bin/start before anybody exists',
}

const writing =
  /\b(tx|db|inner|database\(\))\s*\.(insert|update|delete)\(|\.execute\(\s*sql`\s*(insert|update|delete)|\btransact\(/i
const asking = /\b(demand(Undo)?|gate|addCustomer|change(Customer|Contact|Lead|Member))\(/

test('no function of the domain writes without asking for permission', () => {
  const domain = topFunctions('lib').filter(
    ({ path }) => !/^lib\/(web|auth|changes|i18n|format|permissions)\//.test(path),
  )
  const writers = domain.filter(({ text }) => writing.test(text))
  expect(writers.length).toBeGreaterThan(15)
  // What is handed a transaction, or is known in its own file alone, is a part of an operation that asked.
  const asked = domain.filter(({ text }) => asking.test(text))
  const isPart = ({ takes, exported, path }: TopFunction) =>
    takes[0] === 'Transaction' || (!exported && asked.some((one) => one.path === path))
  const unasked = writers.filter((one) => !asked.includes(one) && !isPart(one))
  expect(unasked.map(({ path, name }) => `${path} ${name}`).sort()).toEqual(Object.keys(exceptions).sort())
})
