import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { handlersOf, isGuardedPage, saysUseServer, unwrappedActions, unwrappedHandlers } from '../support/endpoints'

const files = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
)
const textOf = (path: string) => readFileSync(path, 'utf8')
const named = (name: string) => files.filter((path) => path.startsWith('app/') && path.endsWith(`/${name}`))

/** Endpoints that are made otherwise, each with its reason. */
const exceptions: Record<string, string> = {
  'app/sign-out/actions.ts signOut': 'asks for the origin itself; signing out twice is signing out once',
  'app/api/auth/[...nextauth]/route.ts GET': 'where the OIDC provider sends back to; next-auth checks its state',
  'app/api/digest/off/route.ts POST':
    'posted by mail programs without a session; the token in its address is the secret',
  'app/calendar/[token]/route.ts GET': 'fetched by programs without a session; the address itself is the secret',
  'app/sign-in/provider/route.ts POST': 'before there is a session; asks for the origin itself',
}

describe('every exported action is a public endpoint', () => {
  // The button that undoes stands on every page, so its action is not one page's.
  const actions = [...named('actions.ts'), 'lib/web/undo/actions.ts']

  test('there are some', () => expect(actions.length).toBeGreaterThan(5))

  test.each(actions)('%s exports only wrapped actions', (path) => {
    expect(saysUseServer(textOf(path)).atTop).toBe(true)
    expect(unwrappedActions(textOf(path)).filter((name) => !(`${path} ${name}` in exceptions))).toEqual([])
  })

  test('actions stand in files named actions.ts alone', () => {
    const elsewhere = files.filter((path) => {
      const { atTop, inside } = saysUseServer(textOf(path))
      return inside || (atTop && !actions.includes(path))
    })
    expect(elsewhere).toEqual([])
  })
})

describe('every page', () => {
  test.each(named('page.tsx'))('%s asks for its session by page() or openPage()', (path) => {
    expect(isGuardedPage(textOf(path))).toBe(true)
  })
})

describe('every route handler', () => {
  test.each(named('route.ts'))('%s exports only what route() makes', (path) => {
    expect(unwrappedHandlers(textOf(path))).toEqual([])
  })

  const handlers = named('route.ts').flatMap((path) =>
    handlersOf(textOf(path)).map(({ name, text }) => [`${path} ${name}`, name, text] as const),
  )

  test.each(handlers.filter(([name]) => !(name in exceptions)))(
    '%s asks for its session, and for the origin when it writes',
    (_name, method, text) => {
      expect(text).toContain('findSession()')
      if (method !== 'GET') expect(text).toContain('fromOwnPages()')
    },
  )
})

describe('the check sees', () => {
  const imports = "'use server'\nimport { formAction } from '@/lib/web/form-action'\n"

  test.each([
    ['a function', 'export async function naked() {}', 'naked'],
    ['a default', 'export default async () => {}', 'export default async () => {}'],
    ['another maker', 'export const odd = other(A, run, after)', 'odd'],
    ['a second in one statement', 'export const fine = formAction(A, run, after), bare = async () => {}', 'bare'],
    ['an anonymous operation', 'export const nameless = formAction(A, async () => {}, after)', 'nameless'],
    ['a list', 'const naked = 1\nexport { naked }', 'export { naked }'],
    ['a re-export', "export * from './more'", "export * from './more'"],
    ['a class', 'export class Naked {}', 'Naked'],
  ])('%s', (_what, text, name) => expect(unwrappedActions(imports + text)).toEqual([name]))

  test('a maker that only has the name', () => {
    expect(
      unwrappedActions("'use server'\nconst formAction = (a, b) => b\nexport const own = formAction(A, run)"),
    ).toEqual(['own'])
    expect(
      unwrappedActions(`${imports}export const fine = formAction(A, run, after)\nexport type Fine = string`),
    ).toEqual([])
  })

  test('a handler that is not made by route(), and one that is', () => {
    expect(unwrappedHandlers('export async function GET() {}')).toEqual(['GET'])
    expect(unwrappedHandlers('const route = (a) => a\nexport const GET = route(answer)')).toEqual(['GET'])
    expect(unwrappedHandlers("import { route } from '@/lib/web/route'\nexport const GET = route(answer)")).toEqual([])
  })

  test('an action inside a component, and a page without a guard', () => {
    expect(saysUseServer("export function View() {\n  async function act() {\n    'use server'\n  }\n}").inside).toBe(
      true,
    )
    expect(isGuardedPage('export default async function Bare() {}')).toBe(false)
    expect(isGuardedPage("import { page } from './own'\nexport default page('x', load)")).toBe(false)
  })
})
