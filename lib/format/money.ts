import type { Language } from '../i18n/languages'
import { localeOf } from '../i18n/languages'
import { kept } from '../kept'

/** How many digits a currency has after the separator: 2 for EUR, 0 for JPY, 3 for TND. */
export const minorDigits = kept(
  (currency: string) =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2,
)

/** An amount in minor units as text: "€18,400", or "€18,400.50" where there are cents. */
export function money(minor: number | bigint, currency: string, language: Language): string {
  const digits = minorDigits(currency)
  const whole = BigInt(minor) % 10n ** BigInt(digits) === 0n
  return formatter(language, currency, whole ? 0 : digits).format(decimal(minor, digits))
}

/** The currency's sign, as it stands before an input. */
export function currencySign(currency: string, language: Language): string {
  const parts = formatter(language, currency, 0).formatToParts(0)
  return parts.find((part) => part.type === 'currency')?.value ?? currency
}

/** An amount as it stands in an input: grouped, with cents only where there are any. */
export function moneyInput(minor: number | null, currency: string, language: Language): string {
  if (minor === null) return ''
  const digits = minorDigits(currency)
  // With three digits a whole amount would read back as a thousandth: 1,000 dinars as one.
  const fraction = minor % 10 ** digits === 0 && digits < 3 ? 0 : digits
  return inputFormat(language, fraction).format(decimal(minor, digits))
}

/**
 * Reads an amount as people type it: 6200, 6.200, 6,200, 6 200, 6'200, 6.200,50 and 6,200.50 are understood in every
 * language, because three digits after the only kind of separator are a group (unless the currency has three digits
 * itself). Undefined when it is no amount.
 */
export function readMoney(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency)
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^\p{Sc}|\p{Sc}$/gu, '')
  const [, sign = '', amount = ''] = /^(-?)([\d.,]+)$/.exec(bare) ?? []
  const separator = amount.match(/[.,](?=\d*$)/)?.[0]
  const [wholes, fraction] = separator ? splitLast(amount, separator) : [amount, '']
  const grouped = separator && fraction.length === 3 && (digits < 3 || wholes.includes(separator))
  const number = grouped ? plainGroups(amount, separator) : plainGroups(wholes, separator === ',' ? '.' : ',')
  if (number === undefined || (!grouped && fraction.length > digits) || (separator && !fraction)) return undefined
  const minor = BigInt(number + (grouped ? '' : fraction).padEnd(digits, '0'))
  return minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sign ? -minor : minor) : undefined
}

function splitLast(text: string, separator: string): [string, string] {
  const at = text.lastIndexOf(separator)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** The digits of a whole number that may stand in groups of three; undefined when it is none. */
function plainGroups(text: string, separator: string): string | undefined {
  if (/^\d{1,16}$/.test(text)) return text
  const [first = '', ...groups] = text.split(separator)
  const fits = /^\d{1,3}$/.test(first) && groups.length < 6 && groups.every((group) => /^\d{3}$/.test(group))
  return fits ? first + groups.join('') : undefined
}

const decimal = (minor: number | bigint, digits: number) => {
  const text = String(minor)
    .replace('-', '')
    .padStart(digits + 1, '0')
  const sign = String(minor).startsWith('-') ? '-' : ''
  return `${sign}${text.slice(0, text.length - digits)}${digits ? `.${text.slice(-digits)}` : ''}` as `${number}`
}

const formatter = kept(
  (language: Language, currency: string, fraction: number) =>
    new Intl.NumberFormat(localeOf[language], {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: fraction,
      maximumFractionDigits: fraction,
    }),
)

const inputFormat = kept(
  (language: Language, fraction: number) =>
    new Intl.NumberFormat(localeOf[language], { minimumFractionDigits: fraction, maximumFractionDigits: fraction }),
)
