import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import { jobsUrl } from '@/db/jobs'
import { log, traceOf } from '../log'
import { freeJobsOfDead } from './free-jobs-of-dead'
import { mostAttempts } from './vocabulary'

/** So many jobs at once in a process, and milliseconds that they get to end when it stops. */
const atOnce = 2
const patience = 3000

/** `ended` fails when the library gives up; `end` gives back what is not done in time. */
export type Pool = { ended: Promise<void>; end: () => Promise<void> }

/** Lets the library work in this process. */
export async function beginPool(databaseUrl: string, taskList: TaskList, times: { name: string; at: string }[]) {
  const events = new EventEmitter()
  const poolId = new Promise<string>((resolve) => {
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id))
  })
  const runner = await run({
    connectionString: jobsUrl(databaseUrl),
    concurrency: atOnce,
    maxPoolSize: atOnce,
    noHandleSignals: true,
    pollInterval: 5000,
    events,
    logger,
    taskList,
    parsedCronItems: parseCronItems(
      times.map(({ name, at }) => ({
        ...{ task: name, match: at, identifier: name },
        options: { maxAttempts: mostAttempts },
      })),
    ),
  })
  const stopFreeing = await freeJobsOfDead(databaseUrl, await poolId)
  let ending: Promise<void> | undefined
  async function end() {
    await Promise.race([runner.stop().catch(() => {}), sleep(patience)])
    await stopFreeing()
  }
  const pool: Pool = {
    ended: runner.promise,
    end: () => {
      ending ??= end()
      return ending
    },
  }
  return pool
}

/** Its messages may hold personal data, and a task that failed has been told already. */
const logger = new Logger(() => (level, message, meta) => {
  const isTold = message.startsWith('Failed task')
  if (!isTold && (level === 'error' || level === 'warning')) log.warn({ error: traceOf(meta?.error) }, 'job library')
})
