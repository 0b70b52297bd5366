import { IntlMessageFormat } from 'intl-messageformat'
import { isLanguage, languages } from '../../lib/i18n/languages'
import { messages } from '../../lib/i18n/messages'
import { hardCodedIn } from './hard-coded'
import { readSources, unusedKeys } from './unused-messages'

type Areas = Record<string, Record<string, string>>
const areasOf = (language: (typeof languages)[number]) => messages[language] as unknown as Areas

/** What a language does not say yet, by area, in English. */
export function missingIn(language: string): Areas {
  if (!isLanguage(language)) throw new Error(`no language ${language}`)
  const found: Areas = {}
  for (const [area, texts] of Object.entries(areasOf('en'))) {
    const missing = Object.entries(texts).filter(([key]) => !areasOf(language)[area]?.[key])
    if (missing.length > 0) found[area] = Object.fromEntries(missing)
  }
  return found
}

/** Every message in every language, with the same values as in English, used somewhere; no words in the views. */
export function checkMessages(): string[] {
  const english = areasOf('en')
  const sources = readSources(['app', 'components', 'db/seeds', 'lib'])
  const views = [...sources].filter(([path]) => /^(app|components)\/.*\.tsx$/.test(path))
  return [
    ...faults('en', english),
    ...languages.filter((one) => one !== 'en').flatMap((one) => differences(one, areasOf(one), english)),
    ...unusedKeys(english, sources).map((key) => `en ${key}: used nowhere`),
    ...views.flatMap(([path, { text }]) => hardCodedIn(text).map((words) => `${path}: “${words}” is not translated`)),
  ]
}

const flat = (areas: Areas) =>
  new Map(
    Object.entries(areas).flatMap(([area, texts]) => Object.entries(texts).map(([k, text]) => [`${area}.${k}`, text])),
  )

/** Messages that say nothing or are no messages. */
function faults(language: string, areas: Areas): string[] {
  return [...flat(areas)].flatMap(([key, text]) => {
    if (!text.trim()) return [`${language} ${key}: empty`]
    const shape = shapeOf(text)
    return shape.startsWith('!') ? [`${language} ${key}: ${shape.slice(1)}`] : []
  })
}

/** Where a language does not say what English says. */
export function differences(language: string, areas: Areas, english: Areas): string[] {
  const [own, source] = [flat(areas), flat(english)]
  const missing = [...source.keys()].filter((key) => !own.has(key)).map((key) => `${language} ${key}: missing`)
  const surplus = [...own.keys()].filter((key) => !source.has(key)).map((key) => `${language} ${key}: not in English`)
  const unlike = [...source].flatMap(([key, text]) => {
    const [theirs, ours] = [shapeOf(own.get(key) ?? text), shapeOf(text)]
    return theirs === ours || theirs.startsWith('!')
      ? []
      : [`${language} ${key}: takes ${theirs || 'nothing'}, in English ${ours || 'nothing'}`]
  })
  return [...missing, ...surplus, ...faults(language, areas), ...unlike]
}

type Part = { type: number; value?: unknown; options?: Record<string, { value: Part[] }> }

/** The values that a message takes, each with the cases it tells apart; after a `!` what is wrong with it. */
function shapeOf(text: string): string {
  const found = new Set<string>()
  const walk = ({ type, value, options }: Part) => {
    // 0 is text, 7 the # of a plural.
    if (type === 0 || type === 7) return
    if (options?.one) throw new Error('a plural says =1, for in Brazilian Portuguese “one” is 0 too')
    found.add(options ? `${value} (${Object.keys(options).sort().join(', ')})` : String(value))
    for (const option of Object.values(options ?? {})) option.value.forEach(walk)
  }
  try {
    const parts = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst() as unknown as Part[]
    parts.forEach(walk)
    return [...found].sort().join('; ')
  } catch (error) {
    return `!${(error as Error).message}`
  }
}
