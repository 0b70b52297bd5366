import { type Language, languageNames, languages } from '../i18n/languages'
import type { Query } from './page-params'

export type LanguageLink = { language: Language; name: string; href: string; current: boolean }

/** Links to the same page in each language; of its query only the parameters named in `keep` stay. */
export function languageLinks(current: Language, query: Query, keep: string[] = []): LanguageLink[] {
  return languages.map((language) => {
    const kept = keep.flatMap((name) =>
      query
        .all(name)
        .slice(0, 1)
        .map((value) => [name, value]),
    )
    const href = `?${new URLSearchParams([...kept, ['lang', language]])}`
    return { language, name: languageNames[language], href, current: language === current }
  })
}
