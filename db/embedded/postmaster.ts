import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Postmaster = { pid: number; port: number; ready: boolean }

/** The server that runs on this folder, whoever started it; undefined when none does. */
export function findPostmaster(dataDir: string): Postmaster | undefined {
  const lines = readPidFile(dataDir)
  const pid = Number(lines[0])
  if (!(pid > 0) || !isServerOf(pid, dataDir)) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * After a crash the number in postmaster.pid may belong to a zombie or a stranger, which PostgreSQL takes for a running
 * server. The file stays, with a number nobody has: PostgreSQL needs the rest of it to look for surviving children.
 */
export function markStale(dataDir: string) {
  const [, ...rest] = readPidFile(dataDir)
  if (rest.length > 0) writeFileSync(join(dataDir, 'postmaster.pid'), ['2147483647', ...rest].join('\n'))
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isServerOf(pid: number, dataDir: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir)
    if (process.platform === 'win32') return isAlive(pid)
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(dataDir)
  } catch {
    return false
  }
}

function readPidFile(dataDir: string): string[] {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
