import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

/** What a source file says: its texts, its names, and its templates with # for what they leave open. */
type Source = { text: string; strings: Set<string>; names: Set<string>; templates: string[]; imports: string[] }
type Sources = Map<string, Source>

/** All source files by path, but for the messages themselves. */
export function readSources(folders: string[]): Sources {
  const paths = folders
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith('lib/i18n/messages'))
  return new Map(paths.map((path) => [path, readSource(path, readFileSync(path, 'utf8'))]))
}

export function readSource(path: string, text: string): Source {
  const source: Source = { text, strings: new Set(), names: new Set(), templates: [], imports: [] }
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node)) source.strings.add(node.text)
    if (ts.isIdentifier(node)) source.names.add(node.text)
    if (ts.isTemplateExpression(node))
      source.templates.push([node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('#'))
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const from = node.moduleSpecifier.text
      const target = from.startsWith('@/') ? from.slice(2) : normalize(join(dirname(path), from))
      source.imports.push(`${target}.ts`, `${target}.tsx`)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return source
}

/**
 * Keys that no source names. A key is named whole ('area.key'); or by a template that makes it, when what the template
 * leaves open is a word somewhere; or as a word, in a file that can be given the whole area by `texts`.
 */
export function unusedKeys(areas: Record<string, Record<string, string>>, sources: Sources): string[] {
  const all = [...sources.values()]
  const says = (word: string, files = all) => files.some((one) => one.strings.has(word) || one.names.has(word))
  const whole = patternsOf(all, /^\w+\.[\w.#]*$/)
  const makes = (key: string, patterns: RegExp[]) =>
    patterns.some(
      (one) => one.test(key) && (key.match(one) ?? []).slice(1).every((word) => says(word.replace(/^-/, ''))),
    )
  return Object.entries(areas).flatMap(([area, texts]) => {
    const views = viewsOf(area, sources)
    const parts = patternsOf(views, /^[a-z]\w*#\w*$/)
    return Object.keys(texts)
      .filter((key) => !says(key, views) && !makes(key, parts))
      .map((key) => `${area}.${key}`)
      .filter((key) => !all.some((one) => one.strings.has(key)) && !makes(key, whole))
  })
}

/** Of templates of a shape the keys they make: `errors.#Title` is errors.(…)Title. */
const patternsOf = (sources: Source[], shape: RegExp) =>
  [...new Set(sources.flatMap((one) => one.templates))]
    .filter((one) => shape.test(one))
    .map((one) => new RegExp(`^${one.replaceAll('.', '\\.').replaceAll('#', '(.+)')}$`))

/** The files that are given a whole area, and all that these draw with. */
function viewsOf(area: string, sources: Sources): Source[] {
  const reached = new Set<string>()
  const reach = (path: string) => {
    const source = sources.get(path)
    if (!source || reached.has(path)) return
    reached.add(path)
    for (const target of source.imports) if (target.startsWith('components/')) reach(target)
  }
  const giving = new RegExp(`\\btexts\\([^()]*'${area}'\\)`)
  const typed = [...sources].filter(([, { text }]) => text.includes(`Messages['${area}']`)).map(([path]) => path)
  for (const [path, { text, imports }] of sources) {
    if (giving.test(text) || imports.some((one) => typed.includes(one))) reach(path)
  }
  return [...reached].flatMap((path) => sources.get(path) ?? [])
}
