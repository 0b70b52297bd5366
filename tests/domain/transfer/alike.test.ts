import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { importRows } from '@/db/schema'
import { seeded } from '@/db/seeds/demo/random'
import { createCustomer } from '@/lib/customers/create-customer'
import { checkImport } from '@/lib/transfer/check-import'
import { findImport } from '@/lib/transfer/find-import'
import { listAlike } from '@/lib/transfer/list-alike'
import { mapImport } from '@/lib/transfer/map-import'
import { Mapping } from '@/lib/transfer/mapping'
import { refusedCsv } from '@/lib/transfer/refused-csv'
import { beginTakeBack, continueTakeBack } from '@/lib/transfer/take-back-import'
import type { Target } from '@/lib/transfer/vocabulary'
import { actorOf } from '../../support/cast'
import { bringIn, checked, figuresOf, outcomesOf } from '../../support/import-file'
import { expectReplayed } from '../../support/replay'
import { allRows } from '../../support/rows'
import * as targets from '../../support/targets'

const ana = actorOf('ana')
const home = { admin: ana, owner: ana.userId }
const columns: Target[] = ['customerName', 'phone', 'email', 'registrationNumber', 'city']
const alone = { funnel: null }
const letters = [...'abcdefghijklmnopqrstuvwxyz']

const add = async (fields: Record<string, string>) => createCustomer(ana, await targets.customerFields(home, fields))
const alikeOf = async (id: string) =>
  (await listAlike(ana, await findImport(ana, id), 50)).rows.map(({ line, there, row, reasons }) => [
    ...[line, there?.name ?? row?.line, ...reasons],
  ])

describe('rows whose new customer is likely to be there already', () => {
  test('are told with whom they look like and why: one that is there, or of an earlier row', async () => {
    await add({ name: 'Cerâmica do Sado', phone: '+351 265 111 222', email: 'geral@ceramica-sado.example' })
    const rows = [
      'Cerâmica do Sado Lda,,,,Setúbal',
      'Ceramica do Sdao,,,,',
      'Outra Casa Sem Par,,,,',
      'Tinturaria Nova,265 111 222,geral@ceramica-sado.example,,',
      'Quinta Escondida,,,HRB 998.1,',
      'Herdade à Vista,,,hrb9981,',
      'Cerâmica do Sado,,,,Palmela',
    ]
    const id = await checked(rows.join('\n'), columns, alone)
    const likely = [
      [2, 'Cerâmica do Sado', 'name'],
      [3, 'Cerâmica do Sado', 'nearName'],
      [5, 'Cerâmica do Sado', 'email', 'phone'],
      [7, 6, 'registrationNumber'],
    ]
    expect(await alikeOf(id)).toEqual(likely)
    expect(await outcomesOf(id)).toEqual([...Array(6).fill('created'), 'updated'])
    expect(await listAlike(ana, await findImport(ana, id), 2)).toMatchObject({
      count: 4,
      rows: [{ line: 2 }, { line: 3 }],
    })
    expect(await listAlike(actorOf('stranger'), await findImport(ana, id), 50)).toEqual({ count: 0, rows: [] })
  })

  test('come in all the same where that is chosen, each with the customer that it made, and are taken back', async () => {
    await add({ name: 'Olaria Redonda' })
    const before = await allRows()
    const id = await checked('Olaria Redonda Lda,,,,\nOlaria Rdeonda,,,,', columns, alone)
    expect(await alikeOf(id)).toHaveLength(2)
    await bringIn(id)
    const { rows } = await listAlike(ana, await findImport(ana, id), 50)
    expect(rows.map(({ name, made, there }) => [name, made?.name, there?.name])).toEqual([
      ['Olaria Redonda Lda', 'Olaria Redonda Lda', 'Olaria Redonda'],
      ['Olaria Rdeonda', 'Olaria Rdeonda', 'Olaria Redonda'],
    ])
    expect(await figuresOf(id)).toMatchObject({ customersCreated: 2 })
    await beginTakeBack(ana, id)
    await continueTakeBack(ana, id)
    expect(await allRows()).toEqual(before)
  })

  test('are left out with their leads where that is chosen, and the file of the refused says like whom they look', async () => {
    await add({ name: 'Vidraria Antiga', number: 'VA-1' })
    const rows = 'Vidraria Antiga Lda,va1\nVidraria Antiga Lda,va2\nVidraria Moderna,va3\nVidraria Antiga,va4'
    const id = await checked(rows, ['customerName', 'leadExternalId'], { alike: 'leaveOut' })
    const expected = ['refusedAlike', 'refusedAlike', 'created', 'created']
    expect(await outcomesOf(id)).toEqual(expected)
    await bringIn(id)
    expect(await outcomesOf(id)).toEqual(expected)
    expect(await figuresOf(id)).toMatchObject({ customersCreated: 1, leadsCreated: 2, refused: 2 })
    expect(await alikeOf(id)).toEqual([2, 3].map((line) => [line, 'Vidraria Antiga', 'name']))
    let text = ''
    for await (const part of refusedCsv(
      await findImport(ana, id),
      { row: '', why: '' },
      ({ values }) => `${values?.value}`,
    ))
      text += part
    expect(text).toContain('2,VA-1 Vidraria Antiga,Vidraria Antiga Lda,va1')
  })

  test('are found in what an earlier row has made of a customer that is known', async () => {
    await add({ name: 'Moagem Central', phone: '271 000 001' })
    const rows = ['Moagem Central,271 999 888,,,', 'Fábrica Velha,271 999 888,,,', 'Fábrica Alta,271 000 001,,,']
    const id = await checked(rows.join('\n'), columns, { ...alone, alike: 'leaveOut' })
    const expected = ['updated', 'refusedAlike', 'created']
    expect(await outcomesOf(id)).toEqual(expected)
    expect(await alikeOf(id)).toEqual([[3, 'Moagem Central', 'phone']])
    await bringIn(id)
    expect(await outcomesOf(id)).toEqual(expected)
  })

  test('are by the same rule where the other came between the check and the import', async () => {
    const id = await checked('Tecelagem Serrana Lda,,,,', columns, { ...alone, alike: 'leaveOut' })
    expect(await outcomesOf(id)).toEqual(['created'])
    await add({ name: 'Tecelagem Serrana' })
    await bringIn(id)
    expect(await outcomesOf(id)).toEqual(['refusedAlike'])
    expect(await alikeOf(id)).toEqual([[2, 'Tecelagem Serrana', 'name']])
  })

  test('are told anew by each check', async () => {
    await add({ name: 'Alfaiataria Lopes' })
    const id = await checked('Alfaiataria Lopes Lda,,,,', columns, alone)
    await mapImport(ana, id, { ...Mapping.parse((await findImport(ana, id)).mapping), alike: 'leaveOut' })
    await checkImport(ana, id)
    expect(await outcomesOf(id)).toEqual(['refusedAlike'])
    await mapImport(ana, id, { ...Mapping.parse((await findImport(ana, id)).mapping), createCustomers: false })
    await checkImport(ana, id)
    expect(await outcomesOf(id)).toEqual(['refusedUnknownCustomer'])
    expect(await alikeOf(id)).toEqual([])
  })
})

test('over many portions the import leaves out and enters what its rehearsal said', async () => {
  const { whole, pick, chance } = seeded(20_261_127)
  // Far from one another, as no more than twenty names stand between those that are alike: see docs/decisions/0065.
  const names = Array.from({ length: 900 }, () => Array.from({ length: whole(9, 14) }, () => pick(letters)).join(''))
  const lines = names.map((name, at) => {
    const before = names[at - 300]
    const slipped = before && chance(0.5) ? `${before.slice(0, 4)}x${before.slice(4)}` : name
    const [phone, firm] = [whole(0, 60), whole(0, 40)]
    return `${slipped},${phone > 45 ? '' : `+351 25300${1000 + phone}`},${firm > 30 ? '' : `a@firm${firm}.example`}`
  })
  const id = await checked(lines.join('\n'), ['customerName', 'phone', 'email'], { ...alone, alike: 'leaveOut' })
  const [said, likely] = [await outcomesOf(id), await keptOf(id)]
  for (const outcome of ['created', 'refusedAlike'])
    expect(said.filter((one) => one === outcome).length).toBeGreaterThan(50)
  await bringIn(id)
  expect(await outcomesOf(id)).toEqual(said)
  expect(await keptOf(id)).toEqual(likely)
  await expectReplayed()
}, 60_000)

/** Beside each row, why it looks like another. */
async function keptOf(id: string) {
  const rows = await database().select().from(importRows).where(eq(importRows.importId, id)).orderBy(importRows.line)
  return rows.map(({ line, alike }) => [line, alike?.reasons, alike?.name])
}
