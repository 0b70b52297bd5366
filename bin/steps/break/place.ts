import { connect, type Database } from '../../../db/client'
import { migrate } from '../../../db/migrate'
import { cast, organizationName, password } from '../../../db/seeds/demo/cast'
import { prepareFirstStart } from '../../../lib/organizations/first-start'
import type { Secrets } from '../secrets'
import type { Stopping } from '../stopping'
import { environment, type Served, serveFunil } from '../visit/serve-funil'
import type { Found } from './round'
import type { Server } from './server'

/** `minutes`: how long a round that could go on may. `found`: what the round finds. */
export type Hands = { server: Server; secrets: Secrets; stopping: Stopping; minutes: number; found: Found }

/**
 * A Funil to be broken: built as it is served to people, in two processes, on a database of its own. None of the processes
 * may end, unless it is the round that ends them.
 */
export type Place = Served & { databaseUrl: string; db: Database }

/** For rounds that look whether a form has written anything: nobody else writes meanwhile. */
export const withoutJobs = { JOBS: 'off' }

export async function openPlace(
  { server, secrets, stopping, found }: Hands,
  name: string,
  { empty = false, env = {} as Record<string, string>, killed = false } = {},
) {
  const databaseUrl = await server.create(name)
  await migrate(databaseUrl)
  const demo = {
    ...{ ADMIN_EMAIL: cast.ana.email, ADMIN_NAME: cast.ana.name, ADMIN_PASSWORD: password },
    ...{ ORGANIZATION: organizationName, TIME_ZONE: 'Europe/Lisbon', DEMO: '1' },
  }
  const setupLink = await prepareFirstStart(databaseUrl, '', empty ? {} : demo)
  // Each visitor has an address of its own, as behind a proxy.
  const own = { TRUST_PROXY: '1', ...env }
  const served = await serveFunil({ ...environment(databaseUrl, secrets), ...own }, 2, stopping)
  const db = connect(databaseUrl, { max: 2 })
  const serving = served.pids().join()
  return {
    ...served,
    ...{ databaseUrl, db, setupLink },
    async end() {
      if (!killed && served.pids().join() !== serving) found.add('a web process ended by itself')
      await served.end()
      await db.$client.end({ timeout: 1 })
    },
  }
}
