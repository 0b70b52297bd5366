import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { webProgram } from './build'
import type { Stopping } from './stopping'

type Message = { ready: number } | { failed: string }

/** Of glibc: an arena for each thread keeps what another could use. */
const memory = { MALLOC_ARENA_MAX: '2' }

/** Milliseconds for which a process should have served at least. */
const youth = 3000

/** `renew` replaces all web processes, one after the other, each only when the next one serves: no request is dropped. */
export type Web = { port: number; renew(): void }

/** Keeps web processes running that share one port. One that dies is replaced. Where no new one begins the old ones stay. */
export async function startWeb(
  env: NodeJS.ProcessEnv,
  stopping: Pick<Stopping, 'onStop' | 'begun'>,
  giveUp: (reason: Error) => void,
  processes = 1,
): Promise<Web> {
  // Each process takes connections by itself: one that the first had handed to a process that dies would hang for ever.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary(
    env.NODE_ENV === 'development'
      ? { exec: 'lib/web/front/serve.ts', execArgv: ['--import', 'tsx'] }
      : { exec: webProgram, execArgv: [] },
  )
  let serving: Worker[] = []
  /** When processes ended that had hardly begun: what ends them at once would end them for ever. */
  let deaths: number[] = []

  async function begin(): Promise<number> {
    const worker = cluster.fork({ ...memory, ...env })
    const port = await untilReady(worker)
    serving.push(worker)
    const ready = Date.now()
    worker.once('exit', (code, signal) => replace(worker, signal ?? String(code), Date.now() - ready < youth))
    return port
  }

  async function replace(worker: Worker, reason: string, early: boolean) {
    if (stopping.begun() || !serving.includes(worker)) return
    serving = serving.filter((one) => one !== worker)
    deaths = [...deaths.filter((at) => at > Date.now() - 60_000), ...(early ? [Date.now()] : [])]
    if (deaths.length > 5 * processes) return giveUp(new Error('The web process keeps ending: see the lines above.'))
    console.error(`A web process ended (${reason}): starting another one …`)
    await sleep(deaths.length * 200)
    if (!stopping.begun()) await begin().catch(giveUp)
  }

  async function end(worker: Worker) {
    serving = serving.filter((one) => one !== worker)
    if (worker.isDead()) return
    const gone = new Promise((resolve) => worker.once('exit', resolve))
    worker.process.kill('SIGTERM')
    await gone
  }

  async function renewAll() {
    for (const worker of [...serving]) {
      if (stopping.begun()) return
      await begin()
      await end(worker)
    }
  }

  let renewing: Promise<void> = Promise.resolve()
  function renew() {
    renewing = renewing
      .then(renewAll)
      .catch(({ message }) => console.error(`Not every web process is replaced: ${message}`))
  }
  stopping.onStop(async () => void (await Promise.all(serving.map(end))))

  const port = await begin()
  await Promise.all(Array.from({ length: processes - 1 }, begin))
  return { port, renew }
}

function untilReady(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: Message) =>
      'ready' in message ? resolve(message.ready) : reject(new Error(message.failed)),
    )
    worker.once('exit', (code, signal) => reject(new Error(`The web process ended at its start (${signal ?? code}).`)))
  })
}
