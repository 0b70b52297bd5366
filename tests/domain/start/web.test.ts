import cluster from 'node:cluster'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startWeb } from '@/bin/steps/web'

const pids = () => Object.values(cluster.workers ?? {}).map((worker) => worker?.process.pid)

it('keeps the web processes that serve where no new one begins, and replaces them when asked again', async () => {
  const built = '.next/serve.mjs'
  const serve = "process.on('SIGTERM', () => process.exit(0)); process.send({ ready: 3000 })"
  const fail = "process.send({ failed: 'too many connections' }, () => process.exit(1))"
  const folder = mkdtempSync(join(tmpdir(), 'funil-tests-'))
  const before = process.cwd()
  process.chdir(folder)
  mkdirSync('.next')
  writeFileSync(built, serve)
  const stops: (() => Promise<void>)[] = []
  const onStop = (stop: () => Promise<void>) => {
    stops.push(stop)
    return () => {}
  }
  const stopping = { begun: () => false, onStop }
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(async () => {
    for (const stop of stops) await stop()
    errors.mockRestore()
    process.chdir(before)
    rmSync(folder, { recursive: true })
  })

  const { renew } = await startWeb({ ...process.env }, stopping, () => {})
  const first = pids()
  writeFileSync(built, fail)
  renew()
  await vi.waitFor(() => expect(errors).toHaveBeenCalledWith(expect.stringContaining('too many connections')), 5000)
  await vi.waitFor(() => expect(pids()).toEqual(first), 5000)

  writeFileSync(built, serve)
  renew()
  await vi.waitFor(() => expect(pids()).not.toContain(first[0]), 5000)
  expect(pids()).toHaveLength(1)
})
