import { currencySign, minorDigits } from '../format/money'
import { isDay } from '../format/reading'
import { currencies } from '../organizations/vocabulary'
import type { DateFormat, NumberFormat } from './vocabulary'

/** A day of the file as YYYY-MM-DD; undefined when it is none in this format. */
export function readDay(text: string, format: DateFormat): string | undefined {
  const [, a = '', b = '', c = ''] = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ].*)?$/.exec(text) ?? []
  const [year, month, date] = { 'YYYY-MM-DD': [a, b, c], 'DD-MM-YYYY': [c, b, a], 'MM/DD/YYYY': [c, a, b] }[format]
  const day = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** An amount ≥ 0 in minor units; undefined when it is none in this format, or has more decimals than the currency. */
export function readAmount(text: string, format: NumberFormat, currency: string): number | undefined {
  const digits = minorDigits(currency)
  const bare = text.replace(/^[\p{L}\p{Sc}]+|(?<![\p{L}\p{Sc}])[\p{L}\p{Sc}]+$/gu, (sign) =>
    isSign(sign, currency) ? '' : sign,
  )
  const read = digitsOf(bare, format, digits)
  const minor = read && Number(read.whole + read.fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? minor : undefined
}

/** Whether that stands for a currency: €, R$, EUR, kr where it is the own one. With k, T€ or mio it is another amount. */
const isSign = (text: string, currency: string) =>
  currencies.includes(text.toUpperCase()) ||
  /^(?![KMT]\p{Sc})[A-Z]{0,3}\p{Sc}$/u.test(text) ||
  text === currencySign(currency, 'en')

/** A number of up to eleven digits and four decimals; undefined when it is none in this format. */
export function readNumber(text: string, format: NumberFormat): number | undefined {
  const [, sign = '', bare = ''] = /^([+-]?)(.*)$/.exec(text.trim()) ?? []
  const read = digitsOf(bare, format, 4)
  if (!read || read.whole.length > 11) return undefined
  // Not -0, which is kept as 0.
  return Number(`${sign}${read.whole}.${read.fraction || '0'}`) + 0
}

/** What stands before the decimals without its groups, and the decimals, of which those beyond `most` are zeros. */
function digitsOf(text: string, format: NumberFormat, most: number) {
  const [point, group] = format === 'comma' ? [',', '.'] : ['.', ',']
  const bare = text.replace(/[\s'’]/gu, '')
  const [wholes = '', fraction = '', ...more] = bare.replace(/^(?=[.,]\d)/, '0').split(point)
  const parts = wholes.split(group)
  const grouped =
    parts.length === 1 || (/^\d{1,3}$/.test(parts[0] ?? '') && parts.slice(1).every((part) => part.length === 3))
  if (!/^\d{1,16}$/.test(parts.join('')) || !grouped || !/^\d*$/.test(fraction) || more.length > 0) return undefined
  return /[1-9]/.test(fraction.slice(most)) ? undefined : { whole: parts.join(''), fraction: fraction.slice(0, most) }
}

/** A score from 1 to 100, with or without a percent sign. */
export function readScore(text: string): number | undefined {
  const score = /^\d{1,3}\s*%?$/.test(text) ? Number.parseInt(text, 10) : 0
  return score >= 1 && score <= 100 ? score : undefined
}
