import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const files = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
const textOf = (path: string) => readFileSync(path, 'utf8')
const isActions = (path: string) => /^['"]use server['"]/.test(textOf(path).trimStart())

/** Exports of actions files that are made otherwise, each with its reason. */
const exceptions: Record<string, string> = {
  'app/sign-out/actions.ts signOut':
    'asks for the origin itself; needs no session, for signing out twice is signing out once',
}

/** What an actions file exports, and whether one of the two wrappers made it. */
function exportsOf(text: string) {
  return [
    ...text.matchAll(
      /^export\s+(?:default\s+)?(?:async\s+)?(const|let|var|function|class|\{|\*)\s*(\w+)?(?:[^=\n]*=\s*(\w+)\()?/gm,
    ),
  ].map(([whole, kind, name, wrapper]) => ({
    name: name ?? whole,
    wrapped: kind === 'const' && /^(open)?[fF]ormAction$/.test(wrapper ?? ''),
  }))
}

describe('every exported action is a public endpoint', () => {
  const actions = files.filter(isActions)

  test('there are some', () => expect(actions.length).toBeGreaterThan(5))

  test.each(actions)('%s exports only wrapped actions', (path) => {
    const bare = exportsOf(textOf(path)).filter(({ name, wrapped }) => !wrapped && !(`${path} ${name}` in exceptions))
    expect(bare).toEqual([])
  })

  test('the check sees an export that is not wrapped', () => {
    const text =
      "'use server'\nexport async function naked() {}\nexport const fine = formAction(A, a, b)\nexport const odd = other(A)\n"
    expect(
      exportsOf(text)
        .filter((one) => !one.wrapped)
        .map((one) => one.name),
    ).toEqual(['naked', 'odd'])
  })

  test('actions stand in files named actions.ts alone', () => {
    expect(files.filter((path) => textOf(path).includes("'use server'") && !path.endsWith('/actions.ts'))).toEqual([])
  })
})

test.each(files.filter((path) => path.endsWith('/page.tsx')))(
  '%s asks for its session by page() or openPage()',
  (path) => {
    expect(textOf(path)).toMatch(/export default (page|openPage)\(/)
  },
)
