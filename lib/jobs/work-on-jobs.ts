import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskList } from 'graphile-worker'
import { log, traceOf } from '../log'
import { beginPool, type Pool } from './begin-pool'
import type { Job, JobName } from './vocabulary'

/** Does a job, or fails; what fails is tried again later, unless this was the last time. */
export type Task = (job: Job, last: boolean) => Promise<void>

/** What is done at certain times, in UTC, once by all processes together. */
export type Recurring = { name: string; at: string; work: () => Promise<unknown> }

type Work = { tasks: Record<JobName, Task>; recurring: Recurring[]; first: () => Promise<void> }

/** Milliseconds between two beginnings. */
const pause = 2000

/**
 * Works on jobs beside the requests, with the other processes, after what is to be done `first`. The library ends itself
 * when the database is away for a minute; then it begins anew. Returns what stops it.
 */
export function workOnJobs(databaseUrl: string, { tasks, recurring, first }: Work): () => Promise<void> {
  const stopping = new AbortController()
  let pool: Pool | undefined
  async function work() {
    while (!stopping.signal.aborted) {
      try {
        await first()
        pool = await beginPool(databaseUrl, listOf(tasks, recurring), recurring)
        // Who stops does not wait for a job that takes long: it is given back.
        await Promise.race([pool.ended, untilAborted(stopping.signal)])
      } catch (error) {
        log.error({ error: traceOf(error) }, 'work on jobs ended, and begins anew')
      }
      await pool?.end()
      pool = undefined
      await sleep(pause, undefined, stopping).catch(() => {})
    }
  }
  const working = work()
  return async () => {
    stopping.abort()
    await pool?.end()
    await working
  }
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

function listOf(tasks: Work['tasks'], recurring: Recurring[]): TaskList {
  const list: TaskList = {}
  for (const [name, task] of Object.entries(tasks))
    list[name] = (job, { job: { attempts, max_attempts } }) =>
      told(name, attempts, () => task(job as Job, attempts >= max_attempts))
  for (const { name, work } of recurring) list[name] = (_, { job }) => told(name, job.attempts, work)
  return list
}

/** What went wrong may hold personal data: the log gets its trace, the library's tables its name. */
async function told(name: string, attempt: number, work: () => Promise<unknown>) {
  try {
    await work()
  } catch (error) {
    log.error({ job: name, attempt, error: traceOf(error) }, 'job failed')
    throw new Error(error instanceof Error ? error.name : typeof error)
  }
}
