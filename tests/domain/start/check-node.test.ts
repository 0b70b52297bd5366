import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('says in one line that Node is too old, before anything else', () => {
  const older = 'data:text/javascript,Object.defineProperty(process.versions, "node", { value: "18.20.8" })'
  const { status, stderr } = spawnSync(process.execPath, ['--import', older, 'bin/restore'], { encoding: 'utf8' })
  expect(stderr).toBe('✗ Funil needs Node 20.19 or newer; this is 18.20.8.\n')
  expect(status).toBe(1)
})
