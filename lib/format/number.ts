import { type Language, localeOf } from '../i18n/languages'
import { kept } from '../kept'

const formatter = kept((language: Language) => new Intl.NumberFormat(localeOf[language]))

export const number = (value: number | bigint, language: Language) => formatter(language).format(value)

const decimalFormat = kept(
  (language: Language, groups: 'always' | 'never') =>
    new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 4, useGrouping: groups === 'always' }),
)

/** A number with up to four decimals. */
export const decimal = (value: number, language: Language) => decimalFormat(language, 'always').format(value)

/** The same as it stands in an input: not grouped, so that it reads back as what it is. */
export const decimalInput = (value: number, language: Language) => decimalFormat(language, 'never').format(value)
