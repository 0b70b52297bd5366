import { inputOf } from '../../../../lib/custom-fields/vocabulary'
import { type Form, formsOf } from '../../visit/forms'
import type { Visitor } from '../../visit/visitor'
import { addField } from '../leave-traces'
import { holds, linksOf, sendPayloads, types } from './send-payloads'
import { bendToAddress, payloadFor, textFor } from './texts'

const shortName = () => ({ name: textFor('shortName') })
const newChoices = () => [payloadFor('choice'), payloadFor('choice'), payloadFor('choice')].join('\n')

/** A custom field of each kind that shows texts, of customers and of leads. */
export async function addCustomFields(visitor: Visitor) {
  for (const subject of ['customer', 'lead'])
    for (const kind of ['text', 'longText', 'choice', 'choices', 'link', 'user']) {
      const helpText = payloadFor('helpText')
      const id = await addField(visitor, { subject, kind, helpText, newChoices: newChoices(), ...shortName() })
      if (kind === 'link') bendToAddress(inputOf(id))
    }
}

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
    await sendPayloads(visitor, path, (form) => types('name')(form) && holds('teamId')(form), shortName())
  for (const path of await linksOf(visitor, '/settings/custom-fields', /\?edit=/)) await renameField(visitor, path)
  await sendPayloads(visitor, '/profile', (form) => types('name')(form) && holds('language')(form))
  await sendPayloads(visitor, '/settings/organization', types('name'))
}

const renameAt = (visitor: Visitor, path: string, id: string) =>
  sendPayloads(visitor, path, (form) => types('description')(form) && holds(id)(form))

/** Its choices, too, where it has some. */
async function renameField(visitor: Visitor, path: string) {
  const isField = (form: Form) => types('name', 'helpText')(form) && holds('customFieldId')(form)
  const form = formsOf((await visitor.ask(path)).body).find(isField)
  const names = form?.typed.filter((name) => name.startsWith('choiceNames.')) ?? []
  const renamed = Object.fromEntries(names.map((name) => [name, payloadFor('choice')]))
  await sendPayloads(visitor, path, isField, { ...orders(form), ...renamed, newChoices: '', ...shortName() })
}

const orders = (form: Form | undefined) =>
  Object.fromEntries(form?.fields.filter(([name]) => name.startsWith('choiceOrder.')) ?? [])

/** One more of everything that may be added. */
export async function addOneOfEach(visitor: Visitor) {
  const isNew = (id: string) => (form: Parameters<typeof renameWhich>[0]) => renameWhich(form) && !holds(id)(form)
  const phases = await sendPayloads(visitor, '/settings/account-types', isNew('accountTypeId'), { leadPhases: 'on' })
  await sendPayloads(visitor, phases, isNew('leadPhaseId'))
  await sendPayloads(visitor, '/settings/closing-reasons', isNew('closingReasonId'))
  await sendPayloads(visitor, '/settings/custom-fields', types('name', 'helpText'), { newChoices: '', ...shortName() })
  await sendPayloads(visitor, '/settings/users', types('name', 'email'))
  await sendPayloads(visitor, '/settings/teams', types('name'), shortName())
  await sendPayloads(
    visitor,
    `/customers/views/new?q=${encodeURIComponent(payloadFor('q'))}`,
    holds('query'),
    shortName(),
  )
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
    ...(await first('/settings/custom-fields', /\?edit=/)),
    ...(await first('/customers/views', /\?edit=/)),
    ...(await first(phases[0] ?? '', /\?edit=/)),
    ...(await first('/settings/history', /^\/changes\//)),
  ]
}
