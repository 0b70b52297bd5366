import { type Language, languages } from '../../../lib/i18n/languages'
import { essentials } from '../../../lib/organizations/essentials'
import { filled, formsOf } from '../visit/forms'
import type { Visitor } from '../visit/visitor'
import { bringIn, check, upload } from './bring-in'
import { openEmptyPlace } from './csv/empty-place'
import { differences, type Export, formulasOf, lost, readExport } from './csv/read-export'
import { addRiskyFields, kindsOfHeads, riskyFields, writtenFields } from './csv/risky-fields'
import { riskyFile } from './csv/risky-file'
import { listener } from './listener'
import type { Hands } from './place'
import type { Found, Round } from './round'

/** What goes out as CSV runs in no spreadsheet, and comes in again as it was. */
export const csv: Round = {
  name: 'csv',
  run: (hands, quick) => outAndIn(hands, quick ? { leads: 400, customers: 100 } : { leads: 90_000, customers: 10_000 }),
}

const kinds = ['open', 'closed', 'none'] as const
type Count = { leads: number; customers: number }
type Exports = Record<(typeof kinds)[number], string>

async function outAndIn(hands: Hands, count: Count): Promise<string> {
  const { found } = hands
  const first = await openEmptyPlace(hands, 'break_csv')
  first.visitor.heard = listener(found)
  await addRiskyFields(first.visitor)
  const { out, cells } = await fillAndExport(first.visitor, count, found).finally(first.end)
  const second = await openEmptyPlace(hands, 'break_csv_again')
  second.visitor.heard = listener(found)
  await addRiskyFields(second.visitor)
  const again = await bringOver(second.visitor, out, found).finally(second.end)
  for (const kind of kinds)
    for (const what of differences(readExport(out[kind], ','), readExport(again[kind], ','))) found.add(what)
  const rows = `${count.leads + count.customers} rows with ${riskyFields.length} custom fields, ${cells} cells in ${languages.length} languages and two formats`
  return `${rows}; as they were brought in; brought in again, and elsewhere, and exported from there`
}

async function fillAndExport(visitor: Visitor, count: Count, found: Found) {
  const { types, reasons } = essentials('en')
  const openIn = types[0]?.phases.filter(({ phaseType }) => phaseType !== 'closing').map((one) => one.description) ?? []
  const named = { openIn, reasons: reasons.map(({ description }) => description) }
  const files = [riskyFile(count.leads, named), riskyFile(count.customers, false)]
  for (const file of files) await bringAllIn(visitor, file, found)
  const out = await exportPlain(visitor)
  const exported = kinds.reduce((sum, kind) => sum + readExport(out[kind], ',').rows.length, 0)
  if (exported !== count.leads + count.customers) found.add(`${exported} rows are exported`)
  const all = readExport(await exportAs(visitor, 'plain'), ',')
  for (const [at, head] of all.heads.entries())
    if (!notBrought.includes(head) && all.rows.every((cells) => !cells[at])) found.add(`nothing stands under ${head}`)
  for (const file of files) for (const what of lost(readExport(file, ','), all, kindsOfHeads)) found.add(what)
  const cells = await everyWay(visitor, all, found)
  for (const kind of kinds) await changesNothing(visitor, out[kind], found)
  return { out, cells }
}

/** Into no funnel: customers alone. */
const customersAlone = { funnel: '' }

/** Brings in a file, of which nothing should be refused. */
async function bringAllIn(visitor: Visitor, text: string, found: Found, more: Record<string, string> = {}) {
  const path = await upload(visitor, 'risky.csv', text)
  await check(visitor, path, more)
  await bringIn(visitor, path)
  await nothingRefused(visitor, path, found)
}

async function nothingRefused(visitor: Visitor, path: string, found: Found) {
  const { status, body } = await visitor.ask(`${path}/refused`)
  if (status !== 200) found.add(`the refused rows were answered ${status}`)
  const { rows } = readExport(body, ',')
  if (rows.length > 0) found.add(`${rows.length} rows are refused, as ${JSON.stringify(rows[0]).slice(0, 300)}`)
}

async function bringOver(visitor: Visitor, out: Exports, found: Found): Promise<Exports> {
  for (const kind of kinds) await bringAllIn(visitor, out[kind], found, kind === 'none' ? customersAlone : {})
  return exportPlain(visitor)
}

/** Where its customers came from, an export has nothing to bring in. */
async function changesNothing(visitor: Visitor, text: string, found: Found) {
  const path = await upload(visitor, 'again.csv', text)
  const { body } = await check(visitor, path, customersAlone)
  const offers = formsOf(body).some(({ fields }) => fields.some(([name]) => name === 'importId'))
  if (offers) found.add('an export brought in where it came from would change something')
  await nothingRefused(visitor, path, found)
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

/** What no file brings in. */
const notBrought = ['Primary contact', 'Next action', 'Next action on']

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
async function everyWay(visitor: Visitor, plain: Export, found: Found): Promise<number> {
  let cells = 0
  for (const language of languages) {
    await choose(visitor, language)
    for (const format of ['plain', 'own'] as const) {
      const all = readExport(await exportAs(visitor, format), format === 'own' && language !== 'en' ? ';' : ',')
      const formulas = formulasOf(all)
      if (formulas.length > 0) found.add(`${language}, ${format}: ${formulas.length} formulas, as ${formulas[0]}`)
      const different = differences(plain, all, format === 'own' ? written : [])
      for (const what of different) found.add(`${language}, ${format}: ${what}`)
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
