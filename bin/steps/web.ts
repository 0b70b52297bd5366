import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Stopping } from './stopping'

type Message = { ready: number } | { failed: string }

/** Keeps one web process running; resolves with the port it listens on. One that dies is replaced. */
export async function startWeb(
  env: NodeJS.ProcessEnv,
  stopping: Pick<Stopping, 'onStop' | 'begun'>,
  giveUp: (reason: Error) => void,
): Promise<number> {
  let child: ChildProcess
  let deaths: number[] = []

  async function begin(): Promise<number> {
    child = fork('lib/web/front/serve.ts', { env, execArgv: ['--import', 'tsx'] })
    const port = await untilReady(child)
    child.on('exit', replace)
    return port
  }

  async function replace(code: number | null, signal: string | null) {
    if (stopping.begun()) return
    deaths = [...deaths.filter((at) => at > Date.now() - 60_000), Date.now()]
    if (deaths.length > 5) return giveUp(new Error('The web process keeps ending: see the lines above.'))
    console.error(`The web process ended (${signal ?? code}): starting another one …`)
    await sleep(deaths.length * 200)
    if (!stopping.begun()) await begin().catch(giveUp)
  }

  stopping.onStop(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
  })
  return begin()
}

function untilReady(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: Message) =>
      'ready' in message ? resolve(message.ready) : reject(new Error(message.failed)),
    )
    child.once('exit', (code, signal) => reject(new Error(`The web process ended at its start (${signal ?? code}).`)))
  })
}
