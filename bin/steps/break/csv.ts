import { type Language, languages } from '../../../lib/i18n/languages'
import { essentials } from '../../../lib/organizations/essentials'
import { filled, formsOf } from '../visit/forms'
import type { Visitor } from '../visit/visitor'
import { bringIn, check, upload } from './bring-in'
import { openEmptyPlace } from './csv/empty-place'
import { differences, type Export, formulasOf, readExport } from './csv/read-export'
import { addRiskyFields, riskyFields, writtenFields } from './csv/risky-fields'
import { riskyFile } from './csv/risky-file'
import type { Hands } from './place'
import type { Outcome, Round } from './round'

/** What goes out as CSV runs in no spreadsheet, and comes in again as it was. */
export const csv: Round = {
  name: 'csv',
  run: (hands, quick) => outAndIn(hands, quick ? { leads: 400, customers: 100 } : { leads: 90_000, customers: 10_000 }),
}

const kinds = ['open', 'closed', 'none'] as const
type Exports = Record<(typeof kinds)[number], string>

async function outAndIn(hands: Hands, count: { leads: number; customers: number }): Promise<Outcome> {
  const found: string[] = []
  const first = await openEmptyPlace(hands, 'break_csv')
  await addRiskyFields(first.visitor)
  const { out, cells } = await fillAndExport(first.visitor, count, found).finally(first.end)
  const second = await openEmptyPlace(hands, 'break_csv_again')
  await addRiskyFields(second.visitor)
  const again = await bringOver(second.visitor, out, found).finally(second.end)
  for (const kind of kinds) found.push(...differences(readExport(out[kind], ','), readExport(again[kind], ',')))
  const rows = `${count.leads + count.customers} rows with ${riskyFields.length} custom fields, ${cells} cells in ${languages.length} languages and two formats`
  return { did: `${rows}; brought in again, and elsewhere, and exported from there`, found }
}

async function fillAndExport(visitor: Visitor, count: { leads: number; customers: number }, found: string[]) {
  const { types, reasons } = essentials('en')
  const openIn = types[0]?.phases.filter(({ phaseType }) => phaseType !== 'closing').map((one) => one.description) ?? []
  const named = { openIn, reasons: reasons.map(({ description }) => description) }
  found.push(...(await bringAllIn(visitor, riskyFile(count.leads, named))))
  found.push(...(await bringAllIn(visitor, riskyFile(count.customers, false))))
  const out = await exportPlain(visitor)
  const exported = kinds.reduce((sum, kind) => sum + readExport(out[kind], ',').rows.length, 0)
  if (exported !== count.leads + count.customers) found.push(`${exported} rows are exported`)
  const cells = await everyWay(visitor, readExport(await exportAs(visitor, 'plain'), ','), found)
  for (const kind of kinds) found.push(...(await changesNothing(visitor, out[kind])))
  return { out, cells }
}

/** Into no funnel: customers alone. */
const customersAlone = { funnel: '' }

/** Brings in a file; answers what of it was refused. */
async function bringAllIn(visitor: Visitor, text: string, more: Record<string, string> = {}): Promise<string[]> {
  const path = await upload(visitor, 'risky.csv', text)
  await check(visitor, path, more)
  await bringIn(visitor, path)
  return refusedOf(visitor, path)
}

async function refusedOf(visitor: Visitor, path: string): Promise<string[]> {
  const { body } = await visitor.ask(`${path}/refused`)
  const { rows } = readExport(body, ',')
  return rows.length > 0 ? [`${rows.length} rows are refused, as ${JSON.stringify(rows[0]).slice(0, 300)}`] : []
}

async function bringOver(visitor: Visitor, out: Exports, found: string[]): Promise<Exports> {
  for (const kind of kinds) found.push(...(await bringAllIn(visitor, out[kind], kind === 'none' ? customersAlone : {})))
  return exportPlain(visitor)
}

/** Where its customers came from, an export has nothing to bring in. */
async function changesNothing(visitor: Visitor, text: string): Promise<string[]> {
  const path = await upload(visitor, 'again.csv', text)
  const { body } = await check(visitor, path, customersAlone)
  const offers = formsOf(body).some(({ fields }) => fields.some(([name]) => name === 'importId'))
  return [
    ...(offers ? ['an export brought in where it came from would change something'] : []),
    ...(await refusedOf(visitor, path)),
  ]
}

async function exportPlain(visitor: Visitor): Promise<Exports> {
  const [open = '', closed = '', none = ''] = [
    await exportAs(visitor, 'plain', 'open'),
    await exportAs(visitor, 'plain', 'closed'),
    await exportAs(visitor, 'plain', 'none'),
  ]
  return { open, closed, none }
}

async function exportAs(visitor: Visitor, format: 'plain' | 'own', state = ''): Promise<string> {
  const { status, body } = await visitor.ask(`/customers/export?sort=number&format=${format}&state=${state}`)
  if (status !== 200) throw new Error(`The export was answered ${status}.`)
  return body
}

// What the reader's language writes in its own way.
const written = [
  'Expected value',
  'Recurring value',
  'Weighted value',
  'Opened on',
  'Closed on',
  'Next action on',
  'Last change',
  ...writtenFields,
]

/** Exports all in both formats and every language: the same texts, none of them a formula. Answers how many cells. */
async function everyWay(visitor: Visitor, plain: Export, found: string[]): Promise<number> {
  let cells = 0
  for (const language of languages) {
    await choose(visitor, language)
    for (const format of ['plain', 'own'] as const) {
      const all = readExport(await exportAs(visitor, format), format === 'own' && language !== 'en' ? ';' : ',')
      const formulas = formulasOf(all)
      if (formulas.length > 0) found.push(`${language}, ${format}: ${formulas.length} formulas, as ${formulas[0]}`)
      const different = differences(plain, all, format === 'own' ? written : [])
      found.push(...different.map((what) => `${language}, ${format}: ${what}`))
      cells += all.rows.length * all.heads.length
    }
  }
  await choose(visitor, 'en')
  return cells
}

async function choose(visitor: Visitor, language: Language) {
  const form = formsOf((await visitor.ask('/profile')).body).find(({ choices }) => choices.language)
  if (!form) throw new Error('There is no form to choose a language with.')
  const { status } = await visitor.send('/profile', filled(form, { language }))
  if (status !== 303) throw new Error(`Choosing a language was answered ${status}.`)
}
