import { clock, dayIn } from '../clock'
import { money } from '../format/money'
import { decimal } from '../format/number'
import { day, moment } from '../format/time'
import { isLanguage, type Language, languageNames } from '../i18n/languages'
import type { MessageKey } from '../i18n/messages'
import { type Translate, translator } from '../i18n/translate'
import { fieldKinds, isOfValues, type Kind, saidInSentence, valueKinds } from './field-kinds'
import type { RecordedChange } from './list-changes'
import type { Facts } from './record'

/** Before and after of one field; null where there was nothing. */
export type FieldChange = { label: string; before: string | null; after: string | null }

/** `says` is the sentence around the name of the person; `created`: all fields are those of something new. */
export type Described = {
  id: string
  who: string
  says: { start: string; end: string }
  fields: FieldChange[]
  created: boolean
  through: string
  at: Date
}

export type Reader = { language: Language; currency: string; timeZone: string }

/** Names by id of what changed rows refer to: people, account types, phases, reasons. */
export type Names = Map<string, string>

/** What a sentence says where a change knows no more, such as one recorded by an earlier version. */
const noFacts = {
  name: '–',
  other: '–',
  contacts: 0,
  leads: 0,
  activities: 0,
  files: 0,
  phase: '–',
  next: '–',
  from: '–',
  to: '–',
  reason: '–',
  accountType: '–',
  what: '–',
  text: '_',
  kind: 'task',
}

/** Stands for the person while a sentence is made, and in no text that somebody can type. */
const person = '\u0000'

/** A change as a sentence in the reader's language, with what it changed, field by field. */
export function describeChange(change: RecordedChange, reader: Reader, names: Names): Described {
  const t = translator(reader.language)
  const { operation, facts, userId } = change
  const sentence = sentenceOf(operation, facts, person, names, t)
  const why = facts.reason && (operation === 'lead.jumped' || operation === 'lead.returned')
  const whole = why ? t('changes.withReason', { sentence, reason: facts.reason }) : sentence
  const [start = '', end = ''] = whole.split(person)
  return {
    id: change.id,
    who: change.userName ?? t(userId ? 'changes.unknown' : 'changes.someone'),
    says: { start, end },
    fields: fieldsOf(change, reader, names, t),
    created: change.entityVersion === 1,
    through: t(`words.through.${change.through as 'form'}`),
    at: change.at,
  }
}

/** Of what was taken back the sentence says what that was, and who had done it. */
function sentenceOf(operation: string, facts: Facts, who: string, names: Names, t: Translate): string {
  if (operation !== 'undone' && operation !== 'redone') {
    return t(`changes.${operation}` as MessageKey, { ...noFacts, ...facts, who })
  }
  const by = facts.by ? (names.get(String(facts.by)) ?? t('changes.unknown')) : t('changes.someone')
  return t(`changes.${operation}`, { who, change: sentenceOf(String(facts.operation), facts, by, names, t) })
}

/** The label of a recorded column. */
export const labelOf = (column: string, t: Translate) => t(`fields.${column}` as MessageKey)

/** A column of a row that was written. */
type Cell = { table: string; key: Record<string, string | number>; column: string }

/** What a cell is called: its column, or the custom field whose value it is. */
export const labelOfCell = ({ table, key, column }: Cell, names: Names, t: Translate) =>
  isOfValues(table) ? (names.get(String(key.fieldId)) ?? t('changes.unknown')) : labelOf(column, t)

/** How a cell is shown; undefined where it says nothing to a reader. */
export const kindOfCell = ({ table, column }: Pick<Cell, 'table' | 'column'>): Kind | undefined =>
  isOfValues(table) ? (valueKinds as Record<string, Kind>)[column] : fieldKinds[column]

/** Changes as one line of text each, for the form that came from an old page. */
export function inWords(changes: RecordedChange[], reader: Reader, names: Names): string[] {
  return changes.map((change) => {
    const { who, says, fields, at } = describeChange(change, reader, names)
    const lines = fields.map(({ label, before, after }) => `${label}: ${before ?? '–'} → ${after ?? '–'}`)
    return [`${says.start}${who}${says.end} (${moment(at, reader.language, reader.timeZone)})`, ...lines].join('. ')
  })
}

function fieldsOf(change: RecordedChange, reader: Reader, names: Names, t: Translate): FieldChange[] {
  const said = saidInSentence[change.operation] ?? []
  const fields = change.rows.flatMap((row) => {
    if (row.table === 'customFieldChoices') return choiceChange(row, names, t)
    const { table, key } = row
    return Object.keys(isOfValues(table) ? valueKinds : fieldKinds)
      .filter((column) => isOfValues(table) || !said.includes(column))
      .map((column) => ({ table, key, column }))
      .map((cell) => ({
        label: labelOfCell(cell, names, t),
        before: shown(valueIn(change, row, 'before', cell.column), cell, reader, names, t),
        after: shown(valueIn(change, row, 'after', cell.column), cell, reader, names, t),
      }))
      .filter(({ before, after }) => before !== after)
  })
  const { name, formerly } = change.facts
  if (!formerly || formerly === name) return fields
  return [{ label: t('fields.name'), before: String(formerly), after: String(name) }, ...fields]
}

type Row = RecordedChange['rows'][number]

/** Of a choice of a custom field its name, and whether it is offered. */
function choiceChange({ key, before, after }: Row, names: Names, t: Translate): FieldChange[] {
  const said = (side: Row['before']) => {
    if (!side) return null
    const name = String(side.name ?? names.get(String(key.id)) ?? t('changes.unknown'))
    return side.archivedAt ? t('changes.choiceArchived', { name }) : name
  }
  const change = { label: t('fields.choice'), before: said(before), after: said(after) }
  return change.before === change.after ? [] : [change]
}

/** What a row tells of the change: rows that only made room for it, and values carried over, tell nothing. */
function valueIn({ operation, entityId }: RecordedChange, row: Row, side: 'before' | 'after', column: string): unknown {
  if (row.table === 'leadPhaseRequiredFields') return column === 'requiredField' && row[side] ? row.key.fieldId : null
  if (row.table === 'closingReasonAccountTypes') return column === 'onlyFor' && row[side] ? row.key.accountTypeId : null
  const isNewOrGone = row.before === null || row.after === null
  if (row.table === 'phaseRecords' && isNewOrGone && operation !== 'lead.imported') return null
  if (row.table === 'phaseRecords' && column === 'leadPhaseId') return null
  return (row.key.id ?? entityId) === entityId ? row[side]?.[column] : null
}

/** A recorded value as a reader sees it; null where there is nothing. */
export function shown(
  value: unknown,
  cell: Pick<Cell, 'table' | 'column'>,
  reader: Reader,
  names: Names,
  t: Translate,
): string | null {
  if (value === null || value === undefined || value === '') return null
  const { language, currency, timeZone } = reader
  switch (kindOfCell(cell)) {
    case 'number':
      return decimal(Number(value), language)
    case 'money':
      return money(Number(value), currency, language)
    case 'day':
      return day(String(value), language, dayIn(timeZone, clock.now()))
    case 'instant':
      return moment(new Date(String(value)), language, timeZone)
    case 'name':
      return [value]
        .flat()
        .map((id) => names.get(String(id)) ?? t('changes.unknown'))
        .join(', ')
    case 'yesNo':
      return t(value ? 'changes.yes' : 'changes.no')
    case 'word':
      return t(`words.${cell.column}.${value}` as MessageKey)
    case 'language':
      return isLanguage(value) ? languageNames[value] : String(value)
    default:
      return String(value)
  }
}
