import { existsSync, readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { blankSettings } from '@/bin/steps/blank-settings'
import { tryOut } from '@/bin/steps/try-out'

it('leaves nothing that the docs let one set to a Funil that is tried out, but what tools need', () => {
  const rows = readFileSync('docs/operations.md', 'utf8').match(/^\| `[A-Z].*$/gm) ?? []
  const documented = rows.flatMap((row) => row.split(' | ')[0]?.match(/[A-Z][A-Z0-9_]+/g) ?? [])
  expect([...Object.keys(blankSettings), 'DEBUG', 'CHROMIUM_PATH'].sort()).toEqual(documented.sort())
})

it('tries out in a folder that is deleted then, and reaches neither the database nor the files of the install', async () => {
  const before = { ...process.env }
  onTestFinished(() => void Object.assign(process.env, before))
  Object.assign(process.env, { DATABASE_URL: 'postgres://production', FILES_S3_ENDPOINT: 'https://production' })
  const folder = await tryOut(async (dataDir) => {
    expect(process.env).toMatchObject({ DATA_DIR: dataDir, DATABASE_URL: '', FILES_DIR: '', FILES_S3_ENDPOINT: '' })
    expect(existsSync(dataDir)).toBe(true)
    return dataDir
  })
  expect(existsSync(folder)).toBe(false)
})
