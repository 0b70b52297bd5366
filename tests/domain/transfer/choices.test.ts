import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customers, leads } from '@/db/schema'
import { languages } from '@/lib/i18n/languages'
import { checkImport } from '@/lib/transfer/check-import'
import { findEarlierMapping } from '@/lib/transfer/find-earlier-mapping'
import { findImport } from '@/lib/transfer/find-import'
import { mapImport } from '@/lib/transfer/map-import'
import { suggestColumns, suggestNumberFormat } from '@/lib/transfer/suggest-mapping'
import { templateCsv } from '@/lib/transfer/template'
import { type Target, templateKinds, updateRules } from '@/lib/transfer/vocabulary'
import { actorOf } from '../../support/cast'
import { bringIn, checked, choices, figuresOf, readAll, upload } from '../../support/import-file'

const ana = actorOf('ana')

describe('customers that are there already', () => {
  const columns: Target[] = ['customerName', 'city', 'phone']
  const expected = {
    fill: { city: 'Bonn', phone: '+49 228 1' },
    overwrite: { city: 'Ulm', phone: '+49 228 1' },
    skip: { city: 'Bonn', phone: null },
  }

  test.each(updateRules)('%s: the import does what its rehearsal counted', async (update) => {
    const name = `Rule ${update}`
    await bringIn(await checked(`${name},Bonn,`, columns, { funnel: null }))
    const id = await checked(`${name},Ulm,+49 228 1`, columns, { funnel: null, update })
    const figures = await figuresOf(id)
    expect(figures).toMatchObject({ customersEdited: update === 'skip' ? 0 : 1, unchanged: update === 'skip' ? 1 : 0 })
    await bringIn(id)
    expect(await figuresOf(id)).toEqual(figures)
    const [row] = await database().select().from(customers).where(eq(customers.name, name))
    expect(row).toMatchObject(expected[update])
  })

  test('skip lets their leads in', async () => {
    await bringIn(await checked('Skipped,Bonn', ['customerName', 'city'], { funnel: null }))
    await bringIn(await checked('Skipped,Ulm,sk1', ['customerName', 'city', 'leadExternalId'], { update: 'skip' }))
    expect(await database().select().from(leads).where(eq(leads.externalId, 'sk1'))).toHaveLength(1)
  })
})

describe('what was chosen for a file with the same columns', () => {
  test('is found whatever their order, by column; before it was checked it is not', async () => {
    const first = await upload('Firma,Ort,Egal\nEins,Bonn,x\n')
    await mapImport(ana, first, await choices(['customerName', 'city', null], { funnel: null, update: 'skip' }))
    const second = await findImport(ana, await upload('ort,Egal,FIRMA\nUlm,y,Zwei\n'))
    expect(await findEarlierMapping(ana, second)).toBeUndefined()
    await checkImport(ana, first)
    const earlier = await findEarlierMapping(ana, second)
    expect(earlier).toMatchObject({ fileName: 'file.csv', mapping: { update: 'skip' } })
    expect(earlier?.mapping.columns).toEqual(['city', null, 'customerName'])
    expect(await findEarlierMapping(actorOf('stranger'), second)).toBeUndefined()
    const other = await findImport(ana, await upload('Firma,Ort\nDrei,Bonn\n'))
    expect(await findEarlierMapping(ana, other)).toBeUndefined()
  })
})

describe('a template', () => {
  const example = { accountType: 'Lead', owner: 'Ana Duarte', phase: 'Call', today: '2026-03-09' }

  test.each(languages.flatMap((language) => templateKinds.map((kind) => [language, kind] as const)))(
    'in %s for %s is read by its own heads, and its example comes in',
    async (language, kind) => {
      const text = templateCsv(kind, language, example)
      const [head, row] = await readAll(text)
      const columns = suggestColumns(head?.cells ?? [])
      expect(columns).not.toContain(null)
      expect(new Set(columns).size).toBe(columns.length)
      const cell = row?.cells[columns.indexOf('leadExpectedValue')] ?? ''
      const id = await upload(text)
      const more = kind === 'leads' ? { numberFormat: suggestNumberFormat([cell], 'EUR') } : { funnel: null }
      const mapping = await choices(columns, more)
      const [open] = Object.values(mapping.values.leadState ?? {})
      await mapImport(ana, id, { ...mapping, values: { leadState: { Call: open ?? '' } } })
      await checkImport(ana, id)
      expect(await figuresOf(id)).toMatchObject({
        customersCreated: 1,
        leadsCreated: kind === 'leads' ? 1 : 0,
        refused: 0,
      })
    },
  )
})
