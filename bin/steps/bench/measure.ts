import type { Secrets } from '../secrets'
import type { Stopping } from '../stopping'
import { type Counted, countingProxy } from './count-proxy'
import { openDatabase } from './databases'
import { findLeads } from './leads'
import { startLimit } from './limit/start'
import { load, type Sample } from './load'
import { memoryOf, memoryOfDatabase } from './memory'
import type { Options } from './options'
import { environment, serveFunil } from './serve-funil'
import type { Server } from './server'
import { signIn, Visitor } from './visitor'
import { type Weight, weigh } from './weigh'
import { type Work, worksOf } from './works'

export type Result = {
  work: string
  weight?: Weight
  counted?: Counted
  one: Sample[]
  two: Sample[]
  limit: Sample[]
}
export type Measured = {
  customers: number
  results: Result[]
  /** Megabytes of each process after all works; of PostgreSQL's for this database. */
  memory: { one: number[]; two: number[]; database?: number }
}

type Setting = { server: Server; secrets: Secrets; stopping: Stopping; options: Options }

export async function measure(customers: number, { server, secrets, stopping, options }: Setting): Promise<Measured> {
  const database = await openDatabase(server, customers, stopping)
  const leads = await findLeads(database.url)
  const env = environment(database.url, secrets)
  const results = new Map<string, Result>()
  const of = (work: Work) => {
    const result = results.get(work.name) ?? { work: work.name, one: [], two: [], limit: [] }
    results.set(work.name, result)
    return result
  }

  const proxy = await countingProxy(database.url, stopping)
  await within({ ...env, DATABASE_URL: proxy.url }, 1, async ({ visitors, works }) => {
    for (const work of works) {
      const [visitor] = visitors
      if (visitor) Object.assign(of(work), await lookAt(work, visitor, proxy.counted))
    }
  })
  await proxy.end()

  const memory: Measured['memory'] = { one: [], two: [] }
  await within(env, 1, async ({ visitors, works, pids }) => {
    const limit = await startLimit(env, visitors, works, stopping)
    for (const work of works) {
      say(work, 'one process')
      of(work).one = await sample(work, visitors)
      if (work.beside) of(work).limit = await sample(work, limit.visitors)
    }
    await limit.end()
    memory.one = memoryOf(pids())
    memory.database = await memoryOfDatabase(server.sql, database.name)
  })
  await within(env, 2, async ({ visitors, works, pids }) => {
    for (const work of works.filter(({ heavy }) => !heavy || !options.quick)) {
      say(work, 'two processes')
      of(work).two = await sample(work, visitors)
    }
    memory.two = memoryOf(pids())
  })
  await database.end()
  return { customers, results: [...results.values()], memory }

  type Inside = { origin: string; visitors: Visitor[]; works: Work[]; pids(): number[] }
  async function within(env: NodeJS.ProcessEnv, processes: number, use: (inside: Inside) => Promise<void>) {
    const funil = await serveFunil(env, processes, stopping)
    const visitors = Array.from({ length: 50 }, () => new Visitor(funil.origin))
    for (const visitor of visitors) await signIn(visitor)
    const [first] = visitors
    if (first) await use({ ...funil, visitors, works: await worksOf(first, leads, customers) })
    for (const visitor of visitors) visitor.close()
    await funil.end()
  }

  async function sample(work: Work, visitors: Visitor[]): Promise<Sample[]> {
    const { seconds, mostPosts, quick } = options
    const limits = { seconds, most: work.writes ? mostPosts : undefined }
    await load(work.once, visitors.slice(0, 2), { seconds: seconds / 3, most: work.writes ? 10 : undefined })
    const samples: Sample[] = []
    for (const connections of work.heavy && quick ? [1] : [1, 10, 50])
      samples.push(await load(work.once, visitors.slice(0, connections), limits))
    return samples
  }

  function say({ name }: Work, how: string) {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${customers} customers, ${how}: ${name}`)
  }
}

/** Once to warm up, once to count. */
async function lookAt({ once, path }: Work, visitor: Visitor, counted: Counted) {
  await once(visitor, 0)
  const weight = path ? weigh((await visitor.ask(path)).body) : undefined
  const before = { ...counted }
  await once(visitor, 0)
  return { weight, counted: { queries: counted.queries - before.queries, rows: counted.rows - before.rows } }
}
