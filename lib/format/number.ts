import { type Language, localeOf } from '../i18n/languages'
import { kept } from '../kept'

const formatter = kept((language: Language) => new Intl.NumberFormat(localeOf[language]))

export const number = (value: number | bigint, language: Language) => formatter(language).format(value)
