import { expect, test } from 'vitest'
import { createCustomer } from '@/lib/customers/create-customer'
import { CustomerFields } from '@/lib/customers/fields'
import { type ListView, withoutLeads } from '@/lib/customers/list-view'
import { reading } from '@/lib/format/reading'
import { translator } from '@/lib/i18n/translate'
import { groundFor } from '@/lib/leads/ground'
import type { Actor } from '@/lib/permissions/actor'
import { checkImport } from '@/lib/transfer/check-import'
import { continueImport } from '@/lib/transfer/continue-import'
import { exportCsv } from '@/lib/transfer/export-csv'
import { findImport } from '@/lib/transfer/find-import'
import { mapImport } from '@/lib/transfer/map-import'
import { startImport } from '@/lib/transfer/start-import'
import { suggestColumns } from '@/lib/transfer/suggest-mapping'
import { uploadImport } from '@/lib/transfer/upload-import'
import { actorOf } from '../../support/cast'
import { choices, withFileOf } from '../../support/import-file'
import { findAccountType } from '../../support/make'

const ana = actorOf('ana')
const stranger = actorOf('stranger')
const all: ListView = { sort: 'number', descending: false }

const spelled = [
  { name: 'Café "Zürich", Lda.', street: 'Rua; da Sé', houseNumber: '12 B', postalCode: '4050-262', city: 'Porto' },
  { name: '=SUM(A1)', phone: '+351 22 555 0100', mobile: '+351 91 555 0100', email: 'info@example.com' },
  { name: "O'Neill", website: 'https://example.com/', registrationNumber: '00123', vatNumber: 'PT123456789' },
  { name: "'quoted'", source: '-1', remark: 'Two\nlines, "quoted"', country: 'Portugal' },
  { name: 'Ünïcode 漢字' },
]

async function makeAll(actor: Actor) {
  const { id: accountType } = await findAccountType('LEAD', actor)
  for (const one of spelled) {
    await createCustomer(actor, CustomerFields(reading('EUR')).parse({ accountType, owner: '', ...one }))
  }
}

async function exported(actor: Actor): Promise<string> {
  const view = withoutLeads(all)
  const ground = await groundFor(actor, view, 'Europe/Lisbon')
  const ways = { format: 'plain', language: 'de', organization: { currency: 'EUR' }, t: translator('de') } as const
  let text = ''
  for await (const piece of exportCsv(actor, view, ground, ways)) text += piece
  return text
}

/** Uploads a file and checks it with its columns as they are recognized by themselves. */
async function rehearsed(actor: Actor, text: string) {
  const id = await withFileOf(text, (path) => uploadImport(actor, 'customers.csv', path))
  const columns = suggestColumns((await findImport(actor, id)).columns)
  const { id: lead, description } = await findAccountType('LEAD', actor)
  const values = { accountType: { [description]: lead }, owner: {} }
  const chosen = await choices(columns)
  await mapImport(actor, id, { ...chosen, funnel: null, accountType: lead, values })
  await checkImport(actor, id)
  return id
}

const summaryOf = async (actor: Actor, id: string) => (await findImport(actor, id)).summary

test('a plain export brought in again changes nothing, and elsewhere makes the same', async () => {
  await makeAll(ana)
  const text = await exported(ana)
  const again = await rehearsed(ana, text)
  const { rowCount } = await findImport(ana, again)
  expect(rowCount).toBeGreaterThanOrEqual(spelled.length)
  const nothing = { customersCreated: 0, customersEdited: 0, leadsCreated: 0, refused: 0 }
  expect(await summaryOf(ana, again)).toMatchObject({ ...nothing, unchanged: rowCount })

  const elsewhere = await rehearsed(stranger, text)
  expect(await summaryOf(stranger, elsewhere)).toMatchObject({ ...nothing, customersCreated: rowCount })
  await startImport(stranger, elsewhere)
  await continueImport(stranger, elsewhere)
  expect(await exported(stranger)).toBe(text)
})
