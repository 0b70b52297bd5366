import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { isLanguage, languages } from '../../lib/i18n/languages'
import { messages } from '../../lib/i18n/messages'

type Area = Record<string, string>
type Language = (typeof languages)[number]
const areasOf = (language: Language) => messages[language] as unknown as Record<string, Area>
const english = areasOf('en')
const others = languages.filter((language) => language !== 'en')

/** What a language does not say yet, by area, in English. */
export function missingIn(language: string): Record<string, Area> {
  if (!isLanguage(language)) throw new Error(`no language ${language}`)
  const found: Record<string, Area> = {}
  for (const [area, texts] of Object.entries(english)) {
    const own = areasOf(language)[area] ?? {}
    const missing = Object.entries(texts).filter(([key]) => !(key in own))
    if (missing.length > 0) found[area] = Object.fromEntries(missing)
  }
  return found
}

/** Every message in every language, with the same values as in English, used somewhere; no words in the views. */
export function checkMessages(): string[] {
  return [...others.flatMap(differences), ...unused(), ...hardCoded()]
}

function differences(language: Language): string[] {
  return Object.entries(english).flatMap(([area, texts]) => {
    const own = areasOf(language)[area] ?? {}
    const missing = Object.keys(texts).filter((key) => !own[key])
    const surplus = Object.keys(own).filter((key) => !(key in texts))
    const unlike = Object.keys(texts).filter((key) => own[key] && valuesOf(own[key]) !== valuesOf(texts[key] ?? ''))
    const say = (what: string) => (key: string) => `${language} ${area}.${key}: ${what}`
    return [
      ...missing.map(say('missing')),
      ...surplus.map(say('not in English')),
      ...unlike.map(say('other values than in English')),
    ]
  })
}

/** The names of the values a message takes. */
function valuesOf(text: string): string {
  const names = new Set<string>()
  const walk = (parts: unknown): void => {
    if (Array.isArray(parts)) for (const part of parts) walk(part)
    else if (parts && typeof parts === 'object') {
      const { type, value, options } = parts as {
        type?: number
        value?: unknown
        options?: Record<string, { value: unknown }>
      }
      if (type !== 0 && type !== 7 && typeof value === 'string') names.add(value)
      for (const option of Object.values(options ?? {})) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].sort().join(' ')
}

const sources = () =>
  ['app', 'components', 'db/seeds', 'lib'].flatMap(filesIn).map((path) => ({ path, text: readFileSync(path, 'utf8') }))

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Keys that no source names: as a property, as the end of a key, or by a template that could make them. */
function unused(): string[] {
  const text = sources()
    .filter(({ path }) => !path.includes('/messages/'))
    .map((source) => source.text)
    .join('\n')
  const templates = [...text.matchAll(/[`'"]([\w.]*?)\$\{/g)]
    .map((match) => match[1] ?? '')
    .filter((start) => start.includes('.'))
  return Object.entries(english).flatMap(([area, texts]) =>
    Object.keys(texts)
      .filter((key) => {
        const full = `${area}.${key}`
        const named =
          text.includes(`'${full}'`) ||
          text.includes(`'${key}'`) ||
          new RegExp(`\\.${key.replaceAll('.', '\\.')}\\b`).test(text)
        return !named && !templates.some((start) => full.startsWith(start))
      })
      .map((key) => `en ${area}.${key}: used nowhere`),
  )
}

/** Words between tags: a text that would stay English in every language. The product's name is one in all of them. */
function hardCoded(): string[] {
  return sources()
    .filter(({ path }) => path.startsWith('components') || path.startsWith('app'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/>\s*([A-Z][\p{L} ,.'’]{2,})\s*<\//gu)]
        .map((match) => match[1]?.trim() ?? '')
        .filter((words) => words !== 'Funil')
        .map((words) => `${path}: “${words}” is not translated`),
    )
}
