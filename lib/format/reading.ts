import { z } from 'zod'
import type { Messages } from '../i18n/messages'
import { isId } from '../ids'
import { kept } from '../kept'
import { readMoney } from './money'

type ValidationKey = keyof Messages['validation']
type Issues = z.core.$RefinementCtx

/**
 * How form fields are read in one language and currency. Every reader takes what a form posts (a string, nothing, or
 * something hostile) and answers a plain value; null is an empty optional field. Issues carry keys of `validation`.
 */
export const reading = kept(makeReading)

function makeReading(currency: string) {
  return {
    /** Optional text, trimmed; at most `max` characters. */
    text: (max: number) => field((text, context) => (text === '' ? null : within(text, max, context))),
    /** Text that must be there. */
    requiredText: (max: number) =>
      field((text, context) => (text === '' ? fail(context, 'required') : within(text, max, context))),
    /** Optional whole number between `min` and `max`. */
    whole: ({ min, max, refusal = 'whole' }: { min: number; max: number; refusal?: ValidationKey }) =>
      field((text, context) => {
        if (text === '') return null
        const value = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
        return value >= min && value <= max ? value : fail(context, refusal, { min, max })
      }),
    /** Optional amount of money ≥ 0, in minor units. */
    money: field((text, context) => {
      if (text === '') return null
      const value = readMoney(text, currency)
      if (value === undefined) return fail(context, 'money')
      return value < 0 ? fail(context, 'moneyNegative') : value
    }),
    /** Optional day, YYYY-MM-DD. */
    day: field((text, context) => (text === '' ? null : isDay(text) ? text : fail(context, 'day'))),
    /** Optional time of day, HH:MM; seconds that a browser adds are dropped. */
    time: field((text, context) => {
      if (text === '') return null
      const [, time] = /^((?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?$/.exec(text) ?? []
      return time ? time.padStart(5, '0') : fail(context, 'time')
    }),
    /** The id of something that was chosen; nothing chosen is an issue named after the field. */
    choice: (missing: ValidationKey = 'choose') =>
      field((text, context) => (isId(text) ? text : fail(context, missing))),
    /** The id of something that may be left out. */
    optionalChoice: field((text, context) => (text === '' ? null : isId(text) ? text : fail(context, 'choose'))),
    /** One of a fixed list, or nothing. */
    oneOf: <T extends string>(list: readonly T[]) =>
      field((text, context) => (text === '' ? null : list.includes(text as T) ? (text as T) : fail(context, 'choose'))),
    /** One of a fixed list. */
    requiredOneOf: <T extends string>(list: readonly T[]) =>
      field((text, context) => (list.includes(text as T) ? (text as T) : fail(context, 'choose'))),
    /** The ids of several things that were ticked; an empty one says that none of them had to be. */
    choices: z
      .unknown()
      .optional()
      .transform((raw, context): string[] => {
        const ids = [raw ?? []].flat().filter((id) => id !== '')
        return ids.every((id) => typeof id === 'string' && isId(id)) ? (ids as string[]) : fail(context, 'choose')
      }),
    /** A tick box: posted or not. */
    ticked: z
      .unknown()
      .optional()
      .transform((value) => value !== undefined && value !== '' && value !== 'off'),
    email: field((text, context) => (text === '' ? null : readEmail(text, context))),
    requiredEmail: field((text, context) => (text === '' ? fail(context, 'required') : readEmail(text, context))),
    /** A telephone number, in any writing. */
    phone: field((text, context) => {
      if (text === '') return null
      return text.length <= 40 && /^\+?[\d\s()./-]*\d[\d\s()./-]*(?:\s*(?:x|ext\.?)\s*\d+)?$/i.test(text)
        ? text
        : fail(context, 'phone')
    }),
    /** A web address; without a scheme it gets https. */
    website: field((text, context) => {
      if (text === '') return null
      const url = /^https?:\/\//i.test(text) ? text : `https://${text}`
      return url.length <= 500 && URL.canParse(url) && new URL(url).hostname.includes('.') ? url : fail(context, 'url')
    }),
    /** Optional decimal number between `min` and `max`; comma or point. */
    decimal: ({ min, max }: { min: number; max: number }) =>
      field((text, context) => {
        if (text === '') return null
        const value = /^[+-]?\d{1,9}([.,]\d{1,12})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
        return value >= min && value <= max ? value : fail(context, 'whole', { min, max })
      }),
    /** Optional number of up to eleven digits and four decimals; comma or point. */
    number: field((text, context) => {
      if (text === '') return null
      if (!/^[+-]?\d{1,11}([.,]\d{1,4})?$/.test(text)) return fail(context, 'number')
      // Not -0, which is recorded as 0.
      return Number(text.replace(',', '.')) + 0
    }),
    /** A code of letters, digits, `-` and `_`. */
    code: field((text, context) => {
      if (text === '') return fail(context, 'required')
      return /^[\p{L}\p{N}_-]{1,40}$/u.test(text) ? text : fail(context, 'code')
    }),
  }
}
export type Reading = ReturnType<typeof reading>

/** More marks on one letter than UAX #15 (12.1) allows for: to put them in order takes the square of how many they are. */
const tooManyMarks = /(\p{M}{30})\p{M}+/gu

/**
 * A field as browsers post it: text, once, each accented letter as one. NUL has no place in a text of PostgreSQL, lone
 * surrogates none in UTF-8.
 */
function field<T>(read: (text: string, context: Issues) => T) {
  return z
    .unknown()
    .optional()
    .transform((raw, context) => {
      if (raw !== undefined && typeof raw !== 'string') return fail(context, 'invalid') as T
      const text = (raw ?? '')
        .replaceAll('\0', '')
        .toWellFormed()
        .replace(tooManyMarks, '$1')
        .normalize()
        .replace(/(?<!\r)\r+\n/g, '\n')
        .trim()
      return read(text, context)
    })
}

export function fail(context: Issues, key: ValidationKey, params: Record<string, string | number> = {}): never {
  context.addIssue({ code: 'custom', message: key, params })
  return z.NEVER
}

function within(text: string, max: number, context: Issues): string {
  return text.length <= max ? text : fail(context, 'tooLong', { max })
}

function readEmail(text: string, context: Issues): string {
  const email = text.toLowerCase()
  return email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email) ? email : fail(context, 'email')
}

/** Of the years 1000 to 9998, so that the day after it has a year of four digits too. */
export function isDay(text: string) {
  const at = /^(?!0|9999)\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00Z`) : undefined
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
