import { z } from 'zod'

export const languages = ['en', 'pt-PT', 'pt-BR', 'nl', 'de'] as const
export const LanguageCode = z.enum(languages)
export type Language = (typeof languages)[number]

/** What each language calls itself. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  'pt-PT': 'Português (Portugal)',
  'pt-BR': 'Português (Brasil)',
  nl: 'Nederlands',
  de: 'Deutsch',
}

/** The locale for numbers and dates; English writes days before months, as the rest of the product does. */
export const localeOf: Record<Language, string> = {
  en: 'en-GB',
  'pt-PT': 'pt-PT',
  'pt-BR': 'pt-BR',
  nl: 'nl-NL',
  de: 'de-DE',
}

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language)

/** The best of our languages for an Accept-Language header (RFC 9110 §12.5.4), or undefined. */
export function preferred(header: string | null | undefined): Language | undefined {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean)
      return { tag: tag.trim().toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((wish) => wish.tag && wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    const exact = languages.find((language) => language.toLowerCase() === tag)
    if (exact) return exact
    const near = languages.find((language) => language.split('-')[0] === tag.split('-')[0])
    if (near) return near
  }
  return undefined
}
