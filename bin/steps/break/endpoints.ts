import { readFileSync } from 'node:fs'

/** What a page's address needs. */
export type Ids = Record<
  | 'customer'
  | 'lead'
  | 'change'
  | 'import'
  | 'accountType'
  | 'leadPhase'
  | 'closingReason'
  | 'user'
  | 'team'
  | 'contact'
  | 'activity'
  | 'savedView'
  | 'bulkRun',
  string
>

const readManifest = (name: string) => JSON.parse(readFileSync(`.next/server/${name}.json`, 'utf8'))

/** Every page and route handler of the build, as a template such as `/customers/[id]/edit`. */
export const templates = (): string[] =>
  Object.keys(readManifest('app-paths-manifest'))
    .filter((name) => !/^\/_|icon\.svg|\[\.\.\.nextauth\]/.test(name))
    .map((name) => name.replace(/\/(page|route)$/, '') || '/')

/** Every action of the build: its id, and the templates of the pages that can be sent it. */
export const actions = (): { id: string; pages: string[] }[] =>
  Object.entries(readManifest('server-reference-manifest').node as Record<string, { workers: object }>).map(
    ([id, { workers }]) => ({
      id,
      pages: Object.keys(workers).map((name) => name.replace(/^app/, '').replace(/\/page$/, '') || '/'),
    }),
  )

/** The addresses of a template for these ids, with what queries open. */
export function pathsOf(template: string, ids: Ids): string[] {
  const path = template
    .replace('[...missing]', 'nowhere')
    .replace('[kind]', 'leads.csv')
    .replace('[id]', idFor(template, ids))
  return [path, ...(queries[template]?.(ids) ?? []).map((query) => `${path}?${query}`)]
}

function idFor(template: string, ids: Ids): string {
  if (template.startsWith('/customers/bulk')) return ids.bulkRun
  if (template.startsWith('/customers')) return ids.customer
  if (template.startsWith('/import')) return ids.import
  if (template.startsWith('/changes')) return ids.change
  if (template.startsWith('/settings/users')) return ids.user
  return ids.accountType
}

const queries: Record<string, (ids: Ids) => string[]> = {
  '/': () => ['add=1'],
  '/customers': (ids) => [
    ...[`accountType=${ids.accountType}`, `phase=${ids.leadPhase}`, `owner=${ids.user}`, `reason=${ids.closingReason}`],
    ...[`team=${ids.team}`, `after=${ids.customer}`, `event=moved&moved=won&from=2026-01-01`, `q=a`],
    `view=${ids.savedView}`,
  ],
  '/customers/views': (ids) => [`edit=${ids.savedView}`],
  '/customers/export': (ids) => [`owner=${ids.user}`, `team=${ids.team}`, `accountType=${ids.accountType}`],
  '/customers/new': () => ['accountType=x'],
  '/customers/[id]/overview': (ids) =>
    ['', 'close', 'back', 'jump']
      .map((move) => `lead=${ids.lead}&move=${move}`)
      .concat('move=close', 'move=back', 'move=jump'),
  '/activities': (ids) => [`who=${ids.user}`, 'due=late', 'page=2'],
  '/customers/[id]/activities': (ids) => [`edit=${ids.activity}`, `done=${ids.activity}`, 'show=task'],
  '/customers/[id]/contacts': (ids) => [`edit=${ids.contact}`, 'add=1'],
  '/customers/[id]/edit': (ids) => [`accountType=${ids.accountType}`],
  '/board': (ids) => [
    ...[`funnel=${ids.accountType}`, `column=${ids.leadPhase}`, `owner=${ids.user}`],
    ...[`after=${ids.customer}`, 'q=a', 'stalled=1&scoreFrom=1'],
  ],
  '/board/move': (ids) => [`lead=${ids.lead}`, `lead=${ids.lead}&phase=${ids.leadPhase}&back=/board`],
  '/api/palette': (ids) => [`recent=${ids.customer}`],
  '/api/palette/customers': () => ['q=a', 'q=secret'],
  '/overview': (ids) => [`owner=${ids.user}`, `team=${ids.team}`, `accountType=${ids.accountType}`],
  '/overview/moved': (ids) => [`owner=${ids.user}`, `accountType=${ids.accountType}`],
  '/settings/account-types': (ids) => [`edit=${ids.accountType}`],
  '/settings/account-types/[id]/phases': (ids) => [`edit=${ids.leadPhase}`],
  '/settings/closing-reasons': (ids) => [`edit=${ids.closingReason}`],
  '/settings/teams': (ids) => [`edit=${ids.team}`],
}
