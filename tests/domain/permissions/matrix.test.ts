import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { may } from '@/lib/permissions/permissions'
import { permissions, roles } from '@/lib/permissions/vocabulary'
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

/** Operations that write without `demand` or a gate of their own; each with its reason. */
const exceptions: Record<string, string> = {
  'lib/ids.ts': 'updates a hash, not a table',
  'lib/users/edit-profile.ts': 'one’s own row, named by the session',
  'lib/users/change-password.ts': 'one’s own row, and the password is asked',
  'lib/users/accept-invitation.ts': 'the token is the permission',
  'lib/users/invite.ts': 'called inside operations that asked',
  'lib/organizations/set-up.ts': 'the one-time token is the permission',
  'lib/organizations/essentials.ts': 'part of the set-up',
  'lib/organizations/setup-link.ts': 'run by bin/start before anybody exists',
  'lib/organizations/first-start.ts': 'run by bin/start before anybody exists',
  'lib/customers/refresh-search-text.ts': 'called inside gates',
  'lib/transfer/find-import.ts': 'reads',
}

test('no file of the domain writes without asking for permission', () => {
  const files = readdirSync('lib', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/^lib\/(web|auth|changes|i18n|format|permissions)\//.test(path))
  const writes = files.filter((path) => /\.(insert|update|delete)\(|transact\(/.test(readFileSync(path, 'utf8')))
  const unasked = writes.filter((path) => {
    const text = readFileSync(path, 'utf8')
    return !/demand\(|gate\(|changeMember\(|addCustomer\(/.test(text) && !(path in exceptions)
  })
  expect(unasked).toEqual([])
})
