import { type Language, localeOf } from '../i18n/languages'
import { kept } from '../kept'

const formatter = kept(
  (language: Language, unit: string) =>
    new Intl.NumberFormat(localeOf[language], {
      style: 'unit',
      unit,
      maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
    }),
)

const kilobyte = 1024
const megabyte = 1_048_576

/** A number of bytes as a reader takes it: "1.4 MB", "87 kB". */
export const size = (bytes: number, language: Language): string =>
  bytes < megabyte
    ? formatter(language, 'kilobyte').format(Math.max(1, Math.round(bytes / kilobyte)))
    : formatter(language, 'megabyte').format(bytes / megabyte)
