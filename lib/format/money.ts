import type { Language } from '../i18n/languages'
import { localeOf } from '../i18n/languages'

/** How many digits a currency has after the separator: 2 for EUR, 0 for JPY, 3 for TND. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

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
  return new Intl.NumberFormat(localeOf[language], {
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  }).format(decimal(minor, digits))
}

/**
 * Reads an amount as people type it: 6200, 6.200, 6,200, 6 200, 6'200, 6.200,50 and 6,200.50 are understood in every
 * language, because three digits after the last separator can only be a group. Undefined when it is no amount.
 */
export function readMoney(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency)
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^\p{Sc}|\p{Sc}$/gu, '')
  const match = /^(-?)(\d{1,15}|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,3}))?$/.exec(bare)
  if (!match) return undefined
  const [, sign = '', wholes = '', fraction = ''] = match
  if (mixesSeparators(wholes, bare, fraction)) return undefined
  const grouped = fraction.length === 3 && digits < 3
  if (grouped && wholes.replace(/\D/g, '').length > 3 && !/[.,]/.test(wholes)) return undefined
  const number = grouped ? `${wholes}${fraction}` : wholes
  if (!grouped && fraction.length > digits) return undefined
  const minor = BigInt(number.replace(/\D/g, '') + (grouped ? '' : fraction).padEnd(digits, '0'))
  return minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sign ? -minor : minor) : undefined
}

/** 1.234.567 and 1,234.56 are amounts, 1.234,567.89 and 1.234.56 are not. */
function mixesSeparators(wholes: string, bare: string, fraction: string) {
  const groups = new Set(wholes.replace(/\d/g, ''))
  if (groups.size > 1) return true
  const last = fraction ? bare.at(-fraction.length - 1) : undefined
  return last !== undefined && groups.has(last) && fraction.length !== 3
}

const decimal = (minor: number | bigint, digits: number) => {
  const text = String(minor)
    .replace('-', '')
    .padStart(digits + 1, '0')
  const sign = String(minor).startsWith('-') ? '-' : ''
  return `${sign}${text.slice(0, text.length - digits)}${digits ? `.${text.slice(-digits)}` : ''}` as `${number}`
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(language: Language, currency: string, fraction: number): Intl.NumberFormat {
  const key = `${language} ${currency} ${fraction}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.NumberFormat(localeOf[language], {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: fraction,
      maximumFractionDigits: fraction,
    })
    formatters.set(key, found)
  }
  return found
}
