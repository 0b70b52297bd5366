import { clock, dayIn } from '../clock'
import { money } from '../format/money'
import { day, moment } from '../format/time'
import { isLanguage, type Language, languageNames } from '../i18n/languages'
import type { MessageKey } from '../i18n/messages'
import { type Translate, translator } from '../i18n/translate'
import { fieldKinds } from './field-kinds'
import type { RecordedChange } from './list-changes'

/** Before and after of one field; null where there was nothing. */
export type FieldChange = { label: string; before: string | null; after: string | null }

export type Described = { id: string; sentence: string; fields: FieldChange[]; through: string; at: Date }

export type Reader = { language: Language; currency: string; timeZone: string }

/** Names by id of what changed rows refer to: people, account types, phases, reasons. */
export type Names = Map<string, string>

/** What a sentence says where a change knows no more, such as one recorded by an earlier version. */
const noFacts = { name: '–', phase: '–', next: '–', from: '–', to: '–', reason: '–', accountType: '–' }

/** A change as a sentence in the reader's language, with what it changed, field by field. */
export function describeChange(change: RecordedChange, reader: Reader, names: Names): Described {
  const t = translator(reader.language)
  const facts = { ...noFacts, ...change.facts, who: change.userName ?? t('changes.someone') }
  const reason = change.facts.reason
  const key = `changes.${change.operation}` as MessageKey
  const sentence = t(key, facts as Record<string, string>)
  const why = reason && (change.operation === 'lead.jumped' || change.operation === 'lead.returned')
  return {
    id: change.id,
    sentence: why ? t('changes.withReason', { sentence, reason }) : sentence,
    fields: fieldsOf(change, reader, names, t),
    through: t(`words.through.${change.through as 'form'}`),
    at: change.at,
  }
}

/** Changes as one line of text each, for the form that came from an old page. */
export function inWords(changes: RecordedChange[], reader: Reader, names: Names): string[] {
  return changes.map((change) => {
    const { sentence, fields, at } = describeChange(change, reader, names)
    const lines = fields.map(({ label, before, after }) => `${label}: ${before ?? '–'} → ${after ?? '–'}`)
    return [`${sentence} (${moment(at, reader.language, reader.timeZone)})`, ...lines].join('. ')
  })
}

function fieldsOf(change: RecordedChange, reader: Reader, names: Names, t: Translate): FieldChange[] {
  const created = change.rows.some((row) => row.before === null && row.table !== 'phaseRecords')
  const fields = change.rows.flatMap((row) => {
    const columns = new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})])
    return [...columns].flatMap((column) => {
      const kind = fieldKinds[column]
      if (!kind || (row.table === 'phaseRecords' && row.before === null)) return []
      const before = shown(row.before?.[column], column, reader, names, t)
      const after = shown(row.after?.[column], column, reader, names, t)
      return before === after ? [] : [{ label: t(`fields.${column}` as MessageKey), before, after }]
    })
  })
  return created ? fields.filter((field) => field.after !== null) : fields
}

function shown(value: unknown, column: string, reader: Reader, names: Names, t: Translate): string | null {
  if (value === null || value === undefined || value === '') return null
  const { language, currency, timeZone } = reader
  switch (fieldKinds[column]) {
    case 'money':
      return money(Number(value), currency, language)
    case 'day':
      return day(String(value), language, dayIn(timeZone, clock.now()))
    case 'instant':
      return moment(new Date(String(value)), language, timeZone)
    case 'name':
      return names.get(String(value)) ?? t('changes.unknown')
    case 'yesNo':
      return t(value ? 'changes.yes' : 'changes.no')
    case 'word':
      return t(`words.${column}.${value}` as MessageKey)
    case 'language':
      return isLanguage(value) ? languageNames[value] : String(value)
    default:
      return String(value)
  }
}
