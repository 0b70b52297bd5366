import type { Secrets } from '../secrets'
import type { Stopping } from '../stopping'
import { environment } from '../visit/serve-funil'
import type { Visitor } from '../visit/visitor'
import { countingProxy } from './count-proxy'
import { openDatabase } from './databases'
import { marker } from './floor/files'
import { startFloor } from './floor/start'
import { findLeads } from './leads'
import { startLimit } from './limit/start'
import { load, type Sample } from './load'
import { type Look, lookAt } from './look-at'
import { memoryOf, memoryOfDatabase } from './memory'
import type { Options } from './options'
import { type Visit, visitByPhone } from './phone'
import { sample } from './sample'
import type { Server } from './server'
import { withFunil } from './with-funil'
import { pages, type Work, worksOf } from './works'

export type Result = {
  work: string
  one: Sample[]
  two: Sample[]
  limit: Sample[]
  floor: Sample[]
  /** How many statements the limit sends for the first address. */
  limitQueries?: number
} & Partial<Look>
export type Measured = {
  customers: number
  results: Result[]
  /** Megabytes of each process after all works; of PostgreSQL's for this database. */
  memory: { one: number[]; two: number[]; database?: number }
  visits: Visit[]
}

type Setting = { server: Server; secrets: Secrets; stopping: Stopping; options: Options }

/** All works on a database of that size: looked at one by one, then under load with one process, then with two. */
export async function measure(customers: number, setting: Setting): Promise<Measured> {
  const { server, secrets, stopping } = setting
  const database = await openDatabase(server, customers, stopping)
  const leads = await findLeads(database.url)
  const options = { ...setting.options, mostPosts: Math.min(setting.options.mostPosts, leads.share) }
  const env = environment(database.url, secrets)
  const results = new Map<string, Result>()
  const of = (work: string) => results.get(work) ?? { work, one: [], two: [], limit: [], floor: [] }
  const keep = (work: string, part: Partial<Result>) => results.set(work, { ...of(work), ...part })

  const proxy = await countingProxy(database.url, stopping)
  // Jobs ask the database, too.
  await withFunil({ ...env, DATABASE_URL: proxy.url, JOBS: 'off' }, 1, stopping, async ({ first }) => {
    for (const work of await worksOf(first, leads, customers)) keep(work.name, await lookAt(work, first, proxy))
  })
  await proxy.end()

  const alone = await withFunil(env, 1, stopping, async ({ origin, visitors, first, pids }) => {
    const works = await worksOf(first, leads, customers)
    const limit = await startLimit(env, visitors, works, stopping)
    const floor = await startFloor(env, visitors, stopping)
    await warm(works, visitors)
    for (const work of works) {
      const others = [
        { once: work.once, visitors: limit.visitors },
        { once: pages(work.paths ?? [], marker).once, visitors: floor.visitors },
      ]
      const contenders = [{ once: work.once, visitors }, ...(work.beside ? others : [])]
      const [one = [], ofLimit = [], ofFloor = []] = await sample(work, contenders, options)
      keep(work.name, { one, limit: ofLimit, floor: ofFloor, limitQueries: limit.statements[work.paths?.[0] ?? ''] })
    }
    await limit.end()
    await floor.end()
    const memory = { one: memoryOf(pids()), database: await memoryOfDatabase(server.sql, database.name) }
    const shown = { list: '/customers', Overview: leads.overviews[0] ?? '', 'CRM overview': '/overview', Today: '/' }
    return { memory, visits: await visitByPhone({ origin, cookie: first.cookie, pages: shown }, stopping) }
  })
  const two = await withFunil(env, 2, stopping, async ({ visitors, first, pids }) => {
    const works = await worksOf(first, leads, customers)
    await warm(works, visitors)
    for (const work of works)
      if (!work.heavy) {
        const [two = []] = await sample(work, [{ once: work.once, visitors }], options)
        keep(work.name, { two })
      }
    return memoryOf(pids())
  })
  await database.end()
  return { customers, results: [...results.values()], memory: { ...alone.memory, two }, visits: alone.visits }
}

/** All that only reads, once over: what comes first would be measured in a process that has just begun. */
async function warm(works: Work[], visitors: Visitor[]) {
  for (const { once, writes, heavy } of works)
    if (!writes && !heavy) await load(once, visitors.slice(0, 4), { seconds: 0.5 })
}
