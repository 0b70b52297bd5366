import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account'
import { binary } from './binaries'
import { explain } from './explain'
import { findPostmaster, isAlive, markStale, type Postmaster } from './postmaster'

export type Settings = Record<string, string | number>

const logLimit = 10_000_000

const modest: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '128MB',
  work_mem: '16MB',
  random_page_cost: 1.1,
  jit: 'off',
  log_checkpoints: 'off',
  // Details and statements of an error would put people's names into the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** Starts a server on the folder and waits until it takes connections; a crash recovery may take as long as it needs. */
export async function launch(
  binaries: string,
  account: Account,
  dataDir: string,
  options: { port?: number; settings?: Settings },
): Promise<Postmaster> {
  const logFile = `${dataDir}.log`
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort())
    const log = openLog(logFile)
    const start = statSync(logFile).size
    markStale(dataDir)
    const settings = Object.entries({ ...modest, ...options.settings, port })
    const args = ['-D', dataDir, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
    const [program = '', ...rest] = [...account.command, binary(binaries, 'postgres'), ...args]
    const { uid, gid } = account
    // A session of its own: Ctrl-C in the terminal must reach the server only after the web processes have finished.
    const child = spawn(program, rest, { uid, gid, cwd: '/', detached: true, stdio: ['ignore', log, log] })
    child.unref()
    closeSync(log)
    const postmaster = await untilReady(dataDir, () => child.exitCode === null && child.signalCode === null)
    if (postmaster) return postmaster
    const output = readFileSync(logFile).subarray(start).toString()
    const mayPass = /could not bind|shared memory block .* is still in use/.test(output)
    if (!mayPass || attempt === 5) throw new Error(explain(output))
    await sleep(500)
  }
}

export async function untilReady(dataDir: string, isRunning: () => boolean): Promise<Postmaster | undefined> {
  while (isRunning()) {
    const postmaster = findPostmaster(dataDir)
    if (postmaster?.ready) return postmaster
    await sleep(20)
  }
  return undefined
}

export async function untilGone(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(20)) if (!isAlive(pid)) return true
  return false
}

function openLog(path: string): number {
  try {
    if (statSync(path).size > logLimit) renameSync(path, `${path}.1`)
  } catch {}
  return openSync(path, 'a', 0o600)
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
