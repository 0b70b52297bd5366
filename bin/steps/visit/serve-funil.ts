import cluster from 'node:cluster'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../../../db/embedded/launch'
import { blankSettings } from '../blank-settings'
import type { Secrets } from '../secrets'
import type { Stopping } from '../stopping'
import { startWeb } from '../web'

export type Served = { origin: string; pids(): number[]; end(): Promise<void> }

export function environment(databaseUrl: string, { authSecret, actionsKey }: Secrets): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...blankSettings,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATABASE_CONNECTIONS: process.env.DATABASE_CONNECTIONS || '10',
    NEXTAUTH_SECRET: authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    HOST: 'localhost',
    LOG_LEVEL: process.env.LOG_LEVEL || 'fatal',
  }
}

/** The built Funil as `npm start` serves it, with its lines in the log as in a terminal. Its files go with it. */
export async function serveFunil(env: NodeJS.ProcessEnv, processes: number, stopping: Stopping): Promise<Served> {
  const stops: (() => Promise<void>)[] = []
  let ended = false
  const own = {
    onStop: (stop: () => Promise<void>) => {
      stops.push(stop)
      return () => {}
    },
    begun: () => ended,
  }
  const folder = mkdtempSync(join(tmpdir(), 'funil-files-'))
  const end = async () => {
    ended = true
    for (const stop of stops.splice(0)) await stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const forget = stopping.onStop(end)
  const giveUp = (reason: Error) => console.error(reason.message)
  // All that one cluster starts on port 0 shares one port.
  const place = { FILES_DIR: folder, PORT: String(await findFreePort()) }
  const { port } = await startWeb({ ...env, ...place }, own, giveUp, processes)
  return {
    origin: `http://127.0.0.1:${port}`,
    pids: () => Object.values(cluster.workers ?? {}).flatMap((worker) => worker?.process.pid ?? []),
    async end() {
      forget()
      await end()
    },
  }
}
