import { readFileSync } from 'node:fs'
import { fieldParameter } from '../../../lib/customers/field-filters'

/** What a page's address needs; `otherPhase`: of the lead's funnel, where it is not. */
export type Ids = Record<
  | 'customer'
  | 'lead'
  | 'change'
  | 'import'
  | 'accountType'
  | 'leadPhase'
  | 'otherPhase'
  | 'closingReason'
  | 'user'
  | 'team'
  | 'contact'
  | 'activity'
  | 'savedView'
  | 'bulkRun'
  | 'file'
  | 'twin'
  | 'customField'
  | 'choice',
  string
>

const readManifest = (name: string) => JSON.parse(readFileSync(`.next/server/${name}.json`, 'utf8'))

type Endpoint = { template: string; kind: 'page' | 'route' }

const endpoints = (): Endpoint[] =>
  Object.keys(readManifest('app-paths-manifest'))
    .filter((name) => !/^\/_|icon\.svg|\[\.\.\.nextauth\]/.test(name))
    .map((name) => ({
      template: name.replace(/\/(page|route)$/, '') || '/',
      kind: name.endsWith('/route') ? 'route' : 'page',
    }))

/** Every page and route handler of the build, as a template such as `/customers/[id]/edit`. */
export const templates = (): string[] => endpoints().map(({ template }) => template)

/** Every page of the build. */
export const pages = (): string[] => endpoints().flatMap(({ template, kind }) => (kind === 'page' ? [template] : []))

/** Every route handler of the build. */
export const routes = (): string[] => endpoints().flatMap(({ template, kind }) => (kind === 'route' ? [template] : []))

/** Every action of the build: its id, and the templates of the pages that can be sent it. */
export const actions = (): { id: string; pages: string[] }[] =>
  Object.entries(readManifest('server-reference-manifest').node as Record<string, { workers: object }>).map(
    ([id, { workers }]) => ({
      id,
      pages: Object.keys(workers).map((name) => name.replace(/^app/, '').replace(/\/page$/, '') || '/'),
    }),
  )

/** The addresses of a template for these ids, with what queries open. Throws where a part of it is not known here. */
export function pathsOf(template: string, ids: Ids): string[] {
  const path = template
    .split('/')
    .map((part, at, parts) => (part.startsWith('[') ? segment(parts.slice(0, at + 1).join('/'), ids) : part))
    .join('/')
  return [path, ...(queries[template]?.(ids) ?? []).map((query) => `${path}?${query}`)]
}

/**
 * Addresses of nothing, whose page is looked at too: made up, with a payload as a path, an id or a token, and those that
 * are nothing without a lead or a token, or once Funil is set up.
 */
export const isOfNothing = (path: string) =>
  /^\/(missing|nowhere|board\/move|digest\/off|invitation|setup|calendar\/no-such-token\.ics)$/.test(path) ||
  /^[^?]*(%|x\(\d)|[?&](edit|lead|token)=[^&]*%/.test(path)

function segment(template: string, ids: Ids): string {
  const found = segments[template]
  if (!found) throw new Error(`What ends ${template} is not known in bin/steps/break/endpoints.ts.`)
  return found(ids)
}

/** What takes the place of each part of an address that is not always the same. */
const segments: Record<string, (ids: Ids) => string> = {
  '/[...missing]': () => 'nowhere',
  // The secret of a person, which nobody else can know.
  '/calendar/[token]': () => 'no-such-token.ics',
  '/changes/[id]': ({ change }) => change,
  '/customers/[id]': ({ customer }) => customer,
  '/customers/[id]/files/[fileId]': ({ file }) => file,
  '/customers/[id]/merge/[other]': ({ twin }) => twin,
  '/customers/bulk/[id]': ({ bulkRun }) => bulkRun,
  '/import/[id]': (ids) => ids.import,
  '/import/template/[kind]': () => 'leads.csv',
  '/settings/account-types/[id]': ({ accountType }) => accountType,
  '/settings/users/[id]': ({ user }) => user,
}

const listQueries = (ids: Ids) => [
  ...[`accountType=${ids.accountType}`, `funnel=${ids.accountType}`, `phase=${ids.leadPhase}`, `owner=${ids.user}`],
  ...[`team=${ids.team}`, `state=lost&closingReason=${ids.closingReason}`, 'q=a', 'q=secret'],
  `event=entered&eventPhase=${ids.leadPhase}&funnel=${ids.accountType}&from=2026-01-01`,
  `event=moved&moved=won&funnel=${ids.accountType}&from=2026-01-01`,
  `${fieldParameter('customer', ids.customField, 'choice')}=${ids.choice}`,
  `${fieldParameter('customer', ids.customField, 'none')}=1`,
  `${fieldParameter('lead', ids.customField, 'user')}=${ids.user}`,
]

const edited = (id: string) => [`edit=${id}`]

/** What a page can be asked for beside its address. */
const queries: Record<string, (ids: Ids) => string[]> = {
  '/': (ids) => ['add=1', `done=${ids.lead}`],
  '/customers': (ids) => [
    ...listQueries(ids),
    ...[`after=${ids.customer}`, `before=${ids.customer}`, `view=${ids.savedView}`, 'archived=1'],
  ],
  '/customers/views': ({ savedView }) => edited(savedView),
  '/customers/views/new': (ids) => [`owner=${ids.user}`, `view=${ids.savedView}`],
  '/customers/views/history': (ids) => [`before=${ids.change}`],
  '/customers/export': listQueries,
  '/customers/new': (ids) => [`accountType=${ids.accountType}`],
  '/customers/bulk/[id]': () => ['again=1', 'still=1'],
  '/customers/[id]/overview': (ids) => [
    ...['', 'close', 'back', 'jump', 'edit'].map((move) => `lead=${ids.lead}&move=${move}`),
    ...['move=close', 'move=back', 'move=jump', 'move=edit', `done=${ids.lead}`],
  ],
  '/customers/[id]/activities': (ids) => [`edit=${ids.activity}`, `done=${ids.activity}`, 'show=task'],
  '/customers/[id]/contacts': ({ contact }) => [...edited(contact), 'add=1'],
  '/customers/[id]/duplicates': () => ['q=a', 'q=secret'],
  '/customers/[id]/edit': (ids) => [`accountType=${ids.accountType}`],
  '/customers/[id]/files': ({ file }) => [...edited(file), `before=${file}`],
  '/customers/[id]/history': (ids) => [`before=${ids.change}`],
  '/activities': (ids) => [`who=${ids.user}`, 'due=late', 'page=2'],
  '/board': (ids) => [
    ...[`funnel=${ids.accountType}`, `column=${ids.leadPhase}`, `owner=${ids.user}`, `team=${ids.team}`],
    ...[`after=${ids.customer}`, 'q=a', 'stalled=1&scoreFrom=1'],
  ],
  '/board/move': (ids) => [`lead=${ids.lead}`, `lead=${ids.lead}&phase=${ids.otherPhase}&back=/board`],
  '/api/palette': (ids) => [`recent=${ids.customer}`],
  '/api/palette/customers': () => ['q=a', 'q=secret'],
  '/search': () => ['q=a', 'q=secret'],
  '/import/[id]': () => ['values=1', 'over=1'],
  '/overview': (ids) => [`owner=${ids.user}`, `team=${ids.team}`, `funnel=${ids.accountType}`],
  '/overview/moved': (ids) => [`owner=${ids.user}`, `team=${ids.team}`, `funnel=${ids.accountType}`],
  '/settings/account-types': ({ accountType }) => edited(accountType),
  '/settings/account-types/[id]/phases': ({ leadPhase }) => [...edited(leadPhase), 'add=working'],
  '/settings/closing-reasons': ({ closingReason }) => edited(closingReason),
  '/settings/custom-fields': ({ customField }) => edited(customField),
  '/settings/history': (ids) => [`before=${ids.change}`],
  '/settings/teams': ({ team }) => edited(team),
}
