import { mostFields, type Subject, subjects } from '../custom-fields/vocabulary'
import { isDay } from '../format/reading'
import { isId } from '../ids'

type Text = string | undefined

/** Names of parameters begin so; the id of the field follows, and what is asked of it. */
export const prefixes = { customer: 'cf', lead: 'lf' } as const satisfies Record<Subject, string>

export const subjectOf = (prefix: Text) => subjects.find((subject) => prefixes[subject] === prefix)

/**
 * What is asked of the values of one custom field. Each question says in which kind of value it looks, so that a URL can
 * be read without knowing the fields. `none` lets rows without a value through too, and alone only those.
 */
export type FieldFilter = {
  subject: Subject
  fieldId: string
  /** In a text, with or without accents and capitals. */
  contains?: string
  from?: number
  to?: number
  /** Minor units. */
  amountFrom?: number
  amountTo?: number
  dayFrom?: string
  dayTo?: string
  /** Any of these, in a field of one choice and in one of several. */
  choice?: string[]
  choices?: string[]
  on?: boolean
  user?: string
  none?: boolean
}

export type Question = Exclude<keyof FieldFilter, 'subject' | 'fieldId'>

const whole = (text: Text) => (text && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined)
const decimal = (text: Text) => (text && /^-?\d{1,11}(\.\d{1,4})?$/.test(text) ? Number(text) : undefined)
const day = (text: Text) => (text && isDay(text) ? text : undefined)
const id = (text: Text) => (text && isId(text) ? text : undefined)

function ids(text: Text): string[] | undefined {
  const read = [...new Set(text?.split('.').filter(isId))].sort()
  return read.length > 0 ? read : undefined
}

/** How each question is read from the URL; what cannot be read is not asked. */
const readers = {
  contains: (text: Text) => text?.trim().slice(0, 100) || undefined,
  from: decimal,
  to: decimal,
  amountFrom: whole,
  amountTo: whole,
  dayFrom: day,
  dayTo: day,
  choice: ids,
  choices: ids,
  on: (text: Text) => (text === '1' ? true : text === '0' ? false : undefined),
  user: id,
  none: (text: Text) => (text === undefined ? undefined : true),
} satisfies { [Name in Question]-?: (text: Text) => FieldFilter[Name] }

const questions = Object.keys(readers) as Question[]

/** At most so many fields are asked about, which is all that an organization can have. */
const most = subjects.length * mostFields

/** The name under which a question about a field stands in the URL and in the form. */
export const fieldParameter = (subject: Subject, fieldId: string, question: Question) =>
  `${prefixes[subject]}.${fieldId}.${question}`

type Query = { get: (name: string) => Text; names: () => string[] }

/** What a URL asks of custom fields, in one order. */
export function fieldFiltersOf(query: Query): FieldFilter[] | undefined {
  const asked = new Map<string, FieldFilter>()
  for (const name of query.names().sort()) {
    const [prefix, fieldId = ''] = name.split('.')
    const subject = subjectOf(prefix)
    const key = `${prefix}.${fieldId}`
    if (!subject || !isId(fieldId) || asked.has(key) || asked.size === most) continue
    const read = (question: Question) => readers[question](query.get(fieldParameter(subject, fieldId, question)))
    const filter = { subject, fieldId, ...Object.fromEntries(questions.map((question) => [question, read(question)])) }
    if (isAsking(filter)) asked.set(key, filter)
  }
  return asked.size > 0 ? [...asked.values()] : undefined
}

/** Whether anything is asked at all. */
export const isAsking = (filter: FieldFilter) => questions.some((question) => filter[question] !== undefined)

/** The same as parameters of a URL. */
export const fieldPairs = (filters: FieldFilter[] = []): [string, string][] =>
  filters.flatMap((filter) =>
    questions.flatMap((question): [string, string][] => {
      const value = filter[question]
      if (value === undefined) return []
      const text = Array.isArray(value)
        ? value.join('.')
        : typeof value === 'boolean'
          ? value
            ? '1'
            : '0'
          : String(value)
      return [[fieldParameter(filter.subject, filter.fieldId, question), text]]
    }),
  )
