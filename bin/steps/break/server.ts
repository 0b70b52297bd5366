import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { findPostmaster } from '../../../db/embedded/postmaster'
import { startEmbedded } from '../../../db/embedded/start-embedded'
import type { Stopping } from '../stopping'

export type Server = {
  superuserUrl: string
  /** A database of its own that belongs to no superuser. */
  create(name: string): Promise<string>
  /** Ends it without a word, and starts it again on the same port. */
  kill(): Promise<void>
  /** Lets all of its processes stand still for so many milliseconds. */
  pause(milliseconds: number): Promise<void>
}

/** An embedded PostgreSQL for this run alone: what breaks it breaks nothing else. */
export async function openServer(stopping: Stopping): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'funil-break-'))
  chmodSync(folder, 0o755)
  const passwords = { superuser: randomBytes(24).toString('hex'), application: randomBytes(24).toString('hex') }
  const options = { dataDir: join(folder, 'postgres'), passwords }
  let embedded = startEmbedded(options)
  stopping.onStop(async () => {
    await (await embedded.catch(() => undefined))?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const { superuserUrl, url } = await embedded
  const port = Number(new URL(superuserUrl).port)
  return {
    superuserUrl,
    async create(name) {
      const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })
      await sql.unsafe(`create database ${name} owner funil`)
      await sql.end()
      return Object.assign(new URL(url), { pathname: `/${name}` }).href
    },
    async kill() {
      const running = findPostmaster(options.dataDir)
      if (running) process.kill(running.pid, 'SIGKILL')
      const { isRunning } = await embedded
      while (isRunning()) await sleep(20)
      embedded = startEmbedded({ ...options, port })
      await embedded
    },
    async pause(milliseconds) {
      const running = findPostmaster(options.dataDir)
      if (!running) return
      // The postmaster first: it starts no others then.
      const all = [running.pid, ...childrenOf(running.pid)]
      for (const pid of all) signal(pid, 'SIGSTOP')
      await sleep(milliseconds)
      for (const pid of all.reverse()) signal(pid, 'SIGCONT')
    },
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

/** One that ended meanwhile needs none. */
function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch {}
}
