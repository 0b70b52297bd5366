import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import { jobsUrl } from '@/db/jobs'
import { log, traceOf } from '../log'
import { freeJobsOfDead } from './free-jobs-of-dead'
import type { Job, JobName } from './vocabulary'

/** Does a job, or fails; what fails is tried again later, unless this was the last time. */
export type Task = (job: Job, last: boolean) => Promise<void>

/** What is done at certain times, in UTC, once by all processes together. */
export type Recurring = { name: string; at: string; work: () => Promise<void> }

/** So many jobs at once in a process, and milliseconds that they get to end when it stops. */
const atOnce = 2
const patience = 3000

/** Works on jobs beside the requests, with the other processes. Resolves with what stops it. */
export async function workOnJobs(databaseUrl: string, tasks: Record<JobName, Task>, recurring: Recurring[]) {
  const events = new EventEmitter()
  const poolId = new Promise<string>((resolve) => {
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id))
  })
  const taskList: TaskList = {}
  for (const [name, task] of Object.entries(tasks))
    taskList[name] = (job, { job: { attempts, max_attempts } }) =>
      told(name, attempts, () => task(job as Job, attempts >= max_attempts))
  for (const { name, work } of recurring) taskList[name] = (_, { job }) => told(name, job.attempts, work)
  const runner = await run({
    connectionString: jobsUrl(databaseUrl),
    concurrency: atOnce,
    maxPoolSize: atOnce,
    noHandleSignals: true,
    pollInterval: 5000,
    events,
    logger,
    taskList,
    parsedCronItems: parseCronItems(recurring.map(({ name, at }) => ({ task: name, match: at, identifier: name }))),
  })
  // Should it end by itself, it has said why; the process is replaced, and the next one works on.
  runner.promise.catch((error) => log.error({ error: traceOf(error) }, 'work on jobs ended'))
  const stopFreeing = await freeJobsOfDead(databaseUrl, await poolId)
  return async () => {
    await Promise.race([runner.stop().catch(() => {}), sleep(patience)])
    await stopFreeing()
  }
}

/** What went wrong may hold personal data: the log gets its trace, the library's tables its name. */
async function told(name: string, attempt: number, work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    log.error({ job: name, attempt, error: traceOf(error) }, 'job failed')
    throw new Error(error instanceof Error ? error.name : typeof error)
  }
}

const logger = new Logger(() => (level, message, meta) => {
  const isTold = message.startsWith('Failed task')
  if (!isTold && (level === 'error' || level === 'warning')) log.warn({ error: traceOf(meta?.error) }, 'job library')
})
