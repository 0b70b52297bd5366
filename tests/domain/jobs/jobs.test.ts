import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test } from 'vitest'
import { database } from '@/db/client'
import { removeFile } from '@/lib/files/remove-file'
import { newId } from '@/lib/ids'
import { addJob, addJobUnlessThere } from '@/lib/jobs/add-job'
import { countGivenUp, forgetGivenUp } from '@/lib/jobs/given-up'
import type { Job } from '@/lib/jobs/vocabulary'
import { type Recurring, type Task, workOnJobs } from '@/lib/jobs/work-on-jobs'
import { daily } from '@/lib/work/daily'
import { actorOf } from '../../support/cast'
import { at, realTime } from '../../support/clock'
import { makeFileAt } from '../../support/targets'
import { letIn } from '../../support/test-server'

const { organizationId } = actorOf('ana')
const newJob = (): Job => ({ name: 'digest', organizationId, id: newId() })
const waiting = async () =>
  (await database().execute(
    sql`select attempts, run_at > now() as later from graphile_worker.jobs order by id`,
  )) as unknown as {
    attempts: number
    later: boolean
  }[]

/** Lets the last time that jobs are tried be now; whoever works is told, and does not look by itself seconds later. */
async function tryNow() {
  await database().execute(sql`update graphile_worker._private_jobs set run_at = now(), attempts = max_attempts - 1`)
  await database().execute(sql`select pg_notify('jobs:insert', '{"count": 2}')`)
}

async function until(isSo: () => boolean | Promise<boolean>) {
  for (let tries = 0; tries < 1200 && !(await isSo()); tries += 1) await sleep(50)
}

/** Lets a task do all jobs, in this process; returns what stops it. */
const workBy = (task: Task, first = async () => {}, recurring: Recurring[] = []) =>
  workOnJobs(process.env.DATABASE_URL ?? '', {
    tasks: { import: task, bulk: task, books: task, digest: task },
    ...{ recurring, first },
  })

/** Works on jobs until the end of the test; answers what was done, and whether for the last time. */
function work(task: Task = async () => {}, first?: () => Promise<void>, recurring?: Recurring[]) {
  const done: { id: string; last: boolean }[] = []
  const stop = workBy(
    async (job, last) => {
      done.push({ id: job.id, last })
      await task(job, last)
    },
    first,
    recurring,
  )
  onTestFinished(stop)
  return done
}

test('a job of a transaction that is rolled back never runs, that of one that commits runs once', async () => {
  const [kept, gone] = [newJob(), newJob()]
  await expect(
    database().transaction(async (tx) => {
      await addJob(tx, gone)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await database().transaction(async (tx) => {
    await addJob(tx, kept)
    await addJob(tx, kept)
  })
  const done = work()
  await until(() => done.length > 0)
  await until(async () => (await waiting()).length === 0)
  expect(done).toEqual([{ id: kept.id, last: false }])
})

test('two processes share the jobs, each is done by one of them', async () => {
  const [one, other] = [work(), work()]
  const jobs = Array.from({ length: 20 }, newJob)
  await database().transaction(async (tx) => {
    for (const job of jobs) await addJob(tx, job)
  })
  await until(() => one.length + other.length >= jobs.length)
  await until(async () => (await waiting()).length === 0)
  expect([...one, ...other].map(({ id }) => id).sort()).toEqual(jobs.map(({ id }) => id).sort())
}, 90_000)

test('what fails is tried again later, and in the end given up, of which the organization is told', async () => {
  const job = newJob()
  await addJob(database(), job)
  const done = work(async () => {
    throw new TypeError('carla@brisa.example was refused')
  })
  await until(async () => (await waiting()).some(({ attempts, later }) => attempts === 1 && later))
  await tryNow()
  await until(async () => (await countGivenUp(organizationId)) === 1)
  expect(await countGivenUp(organizationId)).toBe(1)
  expect(await countGivenUp(actorOf('stranger').organizationId)).toBe(0)
  const [left] = (await database().execute(sql`select last_error as error from graphile_worker.jobs`)) as unknown as {
    error: string
  }[]
  expect(left?.error).toBe('TypeError')

  await forgetGivenUp(30)
  expect(await countGivenUp(organizationId)).toBe(1)
  await addJobUnlessThere(database(), job)
  await until(() => done.length === 3)
  expect(done.map(({ last }) => last)).toEqual([false, true, false])
  await database().execute(sql`delete from graphile_worker._private_jobs`)
}, 120_000)

test('what waits stays the one', async () => {
  const job = newJob()
  await addJob(database(), job)
  await addJobUnlessThere(database(), job)
  expect(await waiting()).toHaveLength(1)
  await database().execute(sql`delete from graphile_worker._private_jobs`)
})

test('the job of a process that is killed is taken up by another', async () => {
  const job = newJob()
  await addJob(database(), job)
  const killed: ChildProcess = fork('tests/support/stuck-worker.ts', { execArgv: ['--import', 'tsx'] })
  await once(killed, 'message')
  const done = work()
  await sleep(3000)
  expect(done).toEqual([])
  killed.kill('SIGKILL')
  await until(() => done.length > 0)
  expect(done).toEqual([{ id: job.id, last: false }])
}, 90_000)

test('where the file storage does not answer, all else of the daily clean-up is done, and both are told in the end', async () => {
  const joost = actorOf('joost')
  at('2026-01-01T10:00Z')
  await removeFile(joost, await makeFileAt({ admin: joost, owner: joost.userId }))
  realTime()
  const away = { FILES_S3_ENDPOINT: 'http://127.0.0.1:1', FILES_S3_BUCKET: 'funil' }
  const env = { ...away, FILES_S3_ACCESS_KEY_ID: 'key', FILES_S3_SECRET_ACCESS_KEY: 'secret' }
  Object.assign(process.env, env)
  onTestFinished(() => {
    for (const name of Object.keys(env)) delete process.env[name]
  })
  for (const { name } of daily)
    await database().execute(sql`select graphile_worker.add_job(${name}::text, max_attempts => 2)`)
  const left = async () =>
    (await database().execute(
      sql`select task_identifier as name, attempts from graphile_worker.jobs order by 1`,
    )) as unknown as { name: string; attempts: number }[]
  const tried = (attempts: number) => [
    { name: 'forgetFiles', attempts },
    { name: 'sweepFiles', attempts },
  ]
  const isLeft = async (attempts: number) => JSON.stringify(await left()) === JSON.stringify(tried(attempts))
  work(undefined, undefined, daily)
  await until(() => isLeft(1))
  expect(await left()).toEqual(tried(1))
  expect(await countGivenUp(organizationId)).toBe(0)
  await tryNow()
  await until(async () => (await countGivenUp(organizationId)) === 2)
  expect(await countGivenUp(organizationId)).toBe(2)
  await database().execute(sql`delete from graphile_worker._private_jobs`)
}, 90_000)

test('a process that stops gives back what it was doing', async () => {
  const job = newJob()
  await addJob(database(), job)
  const stuck: string[] = []
  const stop = workBy(async ({ id }) => {
    stuck.push(id)
    await sleep(60_000, undefined, { ref: false })
  })
  await until(() => stuck.length > 0)
  await stop()
  const done = work()
  await until(() => done.length > 0)
  expect(done).toEqual([{ id: job.id, last: false }])
}, 90_000)

test('what ends the work makes it begin anew, and a database that was away costs nothing', async () => {
  let attempts = 0
  const done = work(undefined, async () => {
    attempts += 1
    if (attempts === 1) throw new Error('not yet')
  })
  const job = newJob()
  await addJob(database(), job)
  await until(() => done.length > 0)
  const name = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)
  await letIn(inject('serverUrl'), name, false)
  await sleep(1000)
  await letIn(inject('serverUrl'), name, true)
  await until(() =>
    addJob(database(), job).then(
      () => true,
      () => false,
    ),
  )
  await until(() => done.length > 1)
  expect(done.map(({ id }) => id)).toEqual([job.id, job.id])
}, 90_000)
