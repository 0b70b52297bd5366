import cluster from 'node:cluster'
import type { Secrets } from '../secrets'
import type { Stopping } from '../stopping'
import { startWeb } from '../web'

export type Served = { origin: string; pids(): number[]; end(): Promise<void> }

export function environment(databaseUrl: string, { authSecret, actionsKey }: Secrets): NodeJS.ProcessEnv {
  const { APP_URL: _address, ...others } = process.env
  return {
    ...others,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATABASE_CONNECTIONS: process.env.DATABASE_CONNECTIONS || '10',
    NEXTAUTH_SECRET: authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    HOST: 'localhost',
    PORT: '0',
    LOG_LEVEL: 'warn',
  }
}

// What Next says at its start is no part of what is measured; errors are.
cluster.setupPrimary({ silent: true })
cluster.on('fork', ({ process: { stdout, stderr } }) => {
  stdout?.resume()
  stderr?.pipe(process.stderr)
})

/** The built Funil as `npm start` serves it, with its lines in the log as in a terminal. */
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
  const end = async () => {
    ended = true
    for (const stop of stops.splice(0)) await stop()
  }
  const forget = stopping.onStop(end)
  const giveUp = (reason: Error) => console.error(reason.message)
  const port = await startWeb(env, own, giveUp, processes)
  return {
    origin: `http://127.0.0.1:${port}`,
    pids: () => Object.values(cluster.workers ?? {}).flatMap((worker) => worker?.process.pid ?? []),
    async end() {
      forget()
      await end()
    },
  }
}
