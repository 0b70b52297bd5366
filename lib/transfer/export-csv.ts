import type { ListView } from '../customers/list-view'
import { minorDigits } from '../format/money'
import { decimalInput } from '../format/number'
import { type Language, localeOf } from '../i18n/languages'
import { type Translate, translate } from '../i18n/translate'
import type { Ground } from '../leads/ground'
import { type FullRow, readAllRows } from '../leads/read-all-rows'
import type { Rows } from '../leads/rows-of-view'
import { weightedValue } from '../leads/weighted-value'
import type { Actor } from '../permissions/actor'
import { fieldColumns, type Writing } from './export-fields'
import { exportHeads } from './export-heads'
import { csvLine } from './write-csv'

type Ways = {
  /** `own`: numbers and days as the person's language writes them. `plain`: as programs and our own import read them. */
  format: 'own' | 'plain'
  language: Language
  organization: { currency: string }
  t: Translate
}

/**
 * All rows of a view as the lines of a CSV file: the columns of the list, what else is kept of the customers, and every
 * custom field in use.
 */
export async function* exportCsv(
  actor: Actor,
  view: ListView & Rows,
  ground: Ground,
  { format, language, organization, t }: Ways,
): AsyncGenerator<string> {
  const writing = format === 'plain' ? plainly(organization.currency) : asRead(organization.currency, language)
  const { amount, day, point } = writing
  const ofFields = await fieldColumns(actor, view, writing)
  const separator = point === ',' ? ';' : ','
  const cells: Record<keyof typeof exportHeads, (row: FullRow) => string | number | null> = {
    number: (row) => row.number,
    name: (row) => row.name,
    externalId: (row) => row.externalId,
    accountType: (row) => row.accountType,
    owner: (row) => row.ownerName,
    street: (row) => row.street,
    houseNumber: (row) => row.houseNumber,
    postalCode: (row) => row.postalCode,
    city: (row) => row.city,
    country: (row) => row.country,
    phone: (row) => row.phone,
    mobile: (row) => row.mobile,
    email: (row) => row.email,
    website: (row) => row.website,
    registrationNumber: (row) => row.registrationNumber,
    vatNumber: (row) => row.vatNumber,
    source: (row) => row.source,
    remark: (row) => row.remark,
    contact: (row) => row.contact,
    leadId: (row) => row.leadExternalId,
    title: (row) => row.title,
    // What a lead stands at: the phase it is in, or the reason it was closed with.
    leadState: (row) => row.reason ?? row.phase,
    phase: (row) => row.phase,
    closingReason: (row) => row.reason,
    score: (row) => row.score,
    expectedValue: (row) => amount(row.expectedValue),
    recurringValue: (row) => amount(row.recurringValue),
    weighted: (row) => amount(weightedValue(row)),
    openedOn: (row) => day(row.openedOn),
    closedOn: (row) => day(row.closedOn),
    nextAction: (row) => row.nextAction,
    nextActionOn: (row) => day(row.nextActionOn),
    changed: (row) => day(row.changedOn),
  }
  const ofLeads = ['leadId', 'title', 'leadState', 'phase', 'closingReason', 'score', 'expectedValue', 'recurringValue']
  const left = [...ofLeads, 'weighted', 'openedOn', 'closedOn', 'nextAction', 'nextActionOn']
  const names = (Object.keys(cells) as (keyof typeof cells)[]).filter(
    (name) => !view.withoutLeads || !left.includes(name),
  )
  const line = (texts: string[]) => csvLine(texts, separator)
  const heads = names.map((name) => (format === 'plain' ? exportHeads[name].plain : t(exportHeads[name].key)))
  // Without the mark, spreadsheets take the file for Windows-1252.
  yield `\uFEFF${line([...heads, ...ofFields.map(({ head }) => head)])}`
  for await (const rows of readAllRows(actor, view, ground)) {
    const texts = (row: FullRow) => [...names.map((name) => cells[name](row)), ...ofFields.map(({ cell }) => cell(row))]
    yield rows.map((row) => line(texts(row).map((text) => String(text ?? '')))).join('')
  }
}

function plainly(currency: string): Writing {
  return {
    amount: (minor) => (minor === null ? null : decimal(minor, currency, '.')),
    day: (on) => on,
    number: String,
    yesNo: (value) => (value ? 'yes' : 'no'),
    point: '.',
  }
}

function asRead(currency: string, language: Language): Writing {
  const point = new Intl.NumberFormat(localeOf[language]).formatToParts(1.5).find(({ type }) => type === 'decimal')
  const days = new Intl.DateTimeFormat(localeOf[language], {
    ...{ timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' },
  })
  return {
    amount: (minor) => (minor === null ? null : decimal(minor, currency, point?.value ?? '.')),
    day: (on) => on && days.format(new Date(`${on}T00:00Z`)),
    number: (value) => decimalInput(value, language),
    yesNo: (value) => translate(language, value ? 'changes.yes' : 'changes.no'),
    point: point?.value ?? '.',
  }
}

/** An amount in minor units with all its decimals and without groups, so that a spreadsheet takes it for a number. */
function decimal(minor: number, currency: string, point: string): string {
  const digits = minorDigits(currency)
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}${point}${text.slice(-digits)}`
}
