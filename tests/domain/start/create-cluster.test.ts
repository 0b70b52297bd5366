import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createCluster } from '@/db/embedded/create-cluster'

it('leaves a folder alone in which something else lies', () => {
  const { dataDir, create } = prepare()
  mkdirSync(join(dataDir, '18'), { recursive: true })
  writeFileSync(join(dataDir, '18', 'PG_VERSION'), '18\n')

  expect(create).toThrow(`${dataDir} is not empty and holds no database of Funil`)
  expect(existsSync(join(dataDir, '18', 'PG_VERSION'))).toBe(true)
})

it('begins anew in an empty folder after it was interrupted', () => {
  const { dataDir, create } = prepare()
  mkdirSync(dataDir)
  mkdirSync(`${dataDir}.new`)
  writeFileSync(join(`${dataDir}.new`, 'half'), '')

  create()
  expect(readdirSync(dataDir)).toEqual(['PG_VERSION'])
  expect(existsSync(`${dataDir}.new`)).toBe(false)
})

/** Programs in the place of PostgreSQL's, which take seconds. */
function prepare() {
  const folder = mkdtempSync(join(tmpdir(), 'funil-tests-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'initdb'), '#!/bin/sh\necho 18 > "$2/PG_VERSION"\n', { mode: 0o755 })
  writeFileSync(join(folder, 'postgres'), '#!/bin/sh\ncat > /dev/null\n', { mode: 0o755 })
  const dataDir = join(folder, 'postgres-data')
  const passwords = { superuser: 'first', application: 'second' }
  return { dataDir, create: () => createCluster(folder, { command: [] }, dataDir, passwords) }
}
