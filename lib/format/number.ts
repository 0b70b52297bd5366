import { type Language, localeOf } from '../i18n/languages'

export const number = (value: number | bigint, language: Language) =>
  new Intl.NumberFormat(localeOf[language]).format(value)
