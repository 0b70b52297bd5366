import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Files that each break one rule, by the name of the rule. */
const broken: [string, string, string][] = [
  ['app-has-no-sql', 'app/a/page.tsx', "import { sql } from 'drizzle-orm'"],
  ['app-has-no-sql', 'app/b/page.tsx', "import { rows } from '@/db/rows'"],
  ['components-know-words-forms-and-actions', 'components/a.tsx', "import { verb } from '@/lib/leads/verb'"],
  ['components-have-no-server', 'components/b.tsx', "import { sql } from 'drizzle-orm'"],
  ['web-knows-no-pages', 'lib/web/a.ts', "import { part } from '@/app/part'"],
  ['domains-know-no-pages', 'lib/leads/a.ts', "import { view } from '@/components/view'"],
  ['domains-know-no-web', 'lib/leads/b.ts', "import { frame } from '@/lib/web/frame'"],
  ['domains-know-no-web', 'lib/leads/c.ts', "import { redirect } from 'next/navigation'"],
  ['domains-know-no-web', 'lib/leads/d.ts', "import { useId } from 'react'"],
  ['words-know-only-zod', 'lib/leads/vocabulary.ts', "import { verb } from './verb'"],
  ['the-floor-of-lib', 'lib/format/a.ts', "import { verb } from '@/lib/leads/verb'"],
  ['permissions-knows-only-those-before-it', 'lib/permissions/a.ts', "import { verb } from '@/lib/leads/verb'"],
  ['changes-knows-only-those-before-it', 'lib/changes/a.ts', "import { verb } from '@/lib/leads/verb'"],
  ['customers-knows-only-those-before-it', 'lib/customers/a.ts', "import { verb } from '@/lib/leads/verb'"],
  ['leads-knows-only-those-before-it', 'lib/leads/e.ts', "import { rows } from '@/lib/transfer/rows'"],
  ['db-is-the-floor', 'db/a.ts', "import { verb } from '@/lib/leads/verb'"],
  ['only-tests-know-tests', 'lib/leads/f.ts', "import { make } from '@/tests/make'"],
  ['nothing-missing', 'lib/leads/g.ts', "import { nothing } from './nothing'"],
  ['no-cycles', 'lib/leads/h.ts', "import { round } from './round'"],
]

const fine: [string, string][] = [
  ['db/rows.ts', "import { sql } from 'drizzle-orm'\nexport const rows = sql"],
  ['lib/leads/verb.ts', "import { rows } from '@/db/rows'\nexport const verb = rows"],
  ['lib/leads/round.ts', "import { h } from './h'\nexport const round = h"],
  ['lib/transfer/rows.ts', "import { verb } from '@/lib/leads/verb'\nexport const rows = verb"],
  ['lib/web/frame.ts', "import { verb } from '@/lib/leads/verb'\nexport const frame = verb"],
  ['app/part.ts', "import { frame } from '@/lib/web/frame'\nexport const part = frame"],
  ['components/view.tsx', "import type { verb } from '@/lib/leads/verb'\nexport const view = (v: typeof verb) => v"],
  ['tests/make.ts', "import { verb } from '@/lib/leads/verb'\nexport const make = verb"],
]

const folder = mkdtempSync(join(tmpdir(), 'funil-layers-'))
let found: { rule: string; from: string }[] = []

beforeAll(() => {
  const files = [
    ...fine,
    ...broken.map(([, path, line]) => [
      path,
      `${line}\nexport const ${name(path)} = [${line.match(/\{ (\w+) \}/)?.[1]}]`,
    ]),
  ]
  for (const [path = '', text = ''] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const one of ['node_modules', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs'])
    symlinkSync(resolve(one), join(folder, one))
  found = cruise()
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const name = (path: string) => path.replace(/.*\/|\.tsx?$/g, '')

function cruise() {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'app',
    'components',
    'db',
    'lib',
    'tests',
  ]
  const output = execFileSync(process.execPath, [program, ...args], { cwd: folder, maxBuffer: 50e6 })
  const { violations } = (JSON.parse(String(output)) as Output).summary
  return violations.map(({ rule, from }) => ({ rule: rule.name, from }))
}

type Output = { summary: { violations: { rule: { name: string }; from: string }[] } }

test.each(broken)('%s: %s', (rule, path) => {
  expect(found).toContainEqual({ rule, from: path })
})

test('what keeps to the layers is let through', () => {
  const paths = fine.map(([path]) => path).filter((path) => path !== 'lib/leads/round.ts')
  expect(found.filter(({ from }) => paths.includes(from))).toEqual([])
})
