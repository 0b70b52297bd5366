import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type postgres from 'postgres'

const megabyte = 1024 * 1024

/** Megabytes that each of the processes holds. */
export function memoryOf(pids: number[]): number[] {
  const lines = execFileSync('ps', ['-o', 'rss=', '-p', pids.join(',')], { encoding: 'utf8' })
  return lines
    .trim()
    .split(/\s+/)
    .map((kilobytes) => (Number(kilobytes) * 1024) / megabyte)
}

/** Megabytes of PostgreSQL's processes for this database, shared memory counted once; undefined where that cannot be told. */
export async function memoryOfDatabase(sql: postgres.Sql, name: string): Promise<number | undefined> {
  const backends = await sql<{ pid: number }[]>`select pid from pg_stat_activity where datname = ${name}`
  try {
    const sizes = backends.map(({ pid }) => proportionalSize(pid))
    return sizes.reduce((sum, size) => sum + size, 0) / megabyte
  } catch {
    return undefined
  }
}

// Linux alone tells it, and only for a server of this machine.
function proportionalSize(pid: number): number {
  if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) throw new Error('This is another machine.')
  const [, kilobytes] = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m) ?? []
  return Number(kilobytes) * 1024
}
