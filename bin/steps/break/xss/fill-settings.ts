import type { Visitor } from '../../visit/visitor'
import { holds, linksOf, sendPayloads, types } from './send-payloads'

/** Everything that has a name gets another: phases, reasons, account types, people, the organization. */
export async function renameAll(visitor: Visitor) {
  const [phases = ''] = await phasesOf(visitor)
  for (const path of await linksOf(visitor, phases, /phases\?edit=/)) await renameAt(visitor, path, 'leadPhaseId')
  for (const path of await linksOf(visitor, '/settings/closing-reasons', /\?edit=/))
    await renameAt(visitor, path, 'closingReasonId')
  for (const path of await linksOf(visitor, '/settings/account-types', /\?edit=/))
    await renameAt(visitor, path, 'accountTypeId')
  for (const path of await linksOf(visitor, '/settings/users', /^\/settings\/users\/[0-9a-f-]{36}/))
    await sendPayloads(visitor, path, (form) => types('name')(form) && holds('userId')(form))
  for (const path of await linksOf(visitor, '/settings/teams', /\?edit=/))
    await sendPayloads(visitor, path, (form) => types('name')(form) && holds('teamId')(form))
  await sendPayloads(visitor, '/profile', (form) => types('name')(form) && holds('language')(form))
  await sendPayloads(visitor, '/settings/organization', types('name'))
}

const renameAt = (visitor: Visitor, path: string, id: string) =>
  sendPayloads(visitor, path, (form) => types('description')(form) && holds(id)(form))

/** One more of everything that may be added. */
export async function addOneOfEach(visitor: Visitor) {
  const isNew = (id: string) => (form: Parameters<typeof renameWhich>[0]) => renameWhich(form) && !holds(id)(form)
  const phases = await sendPayloads(visitor, '/settings/account-types', isNew('accountTypeId'), { leadPhases: 'on' })
  await sendPayloads(visitor, phases, isNew('leadPhaseId'))
  await sendPayloads(visitor, '/settings/closing-reasons', isNew('closingReasonId'))
  await sendPayloads(visitor, '/settings/custom-fields', types('name', 'helpText'))
  await sendPayloads(visitor, '/settings/users', types('name', 'email'))
  await sendPayloads(visitor, '/settings/teams', types('name'))
}

const renameWhich = types('description', 'code')

const phasesOf = (visitor: Visitor) => linksOf(visitor, '/settings/account-types', /phases$/)

/** The pages of the settings, each form of them opened once. */
export async function settingsPages(visitor: Visitor): Promise<string[]> {
  const lists = [
    'account-types',
    'closing-reasons',
    'custom-fields',
    'users',
    'teams',
    'organization',
    'history',
    'books',
  ]
  const paths = lists.map((name) => `/settings/${name}`)
  const phases = await phasesOf(visitor)
  const first = async (path: string, pattern: RegExp) => (await linksOf(visitor, path, pattern)).slice(0, 2)
  return [
    ...paths,
    ...phases.slice(0, 1),
    ...phases.slice(-1),
    ...(await first('/settings/account-types', /\?edit=/)),
    ...(await first('/settings/closing-reasons', /\?edit=/)),
    ...(await first('/settings/users', /users\/[0-9a-f-]{36}/)),
    ...(await first('/settings/teams', /\?edit=/)),
    ...(await first(phases[0] ?? '', /\?edit=/)),
    ...(await first('/settings/history', /^\/changes\//)),
  ]
}
