import { readSettings } from '../../lib/web/front/settings'
import { build } from './build'
import { checkPort } from './check-port'
import { openDatabase } from './open-database'
import { connectionsOf, processesOf } from './processes'
import { readSecrets } from './secrets'
import { handleSignals } from './stopping'
import { startWeb, type Web } from './web'

type Options = { dev: boolean; dataDir: string; claimed: { tell(address: string): void } }

/** From installed dependencies to a served address; resolves when it is served. */
export async function start({ dev, dataDir, claimed }: Options) {
  const stopping = handleSignals()
  const giveUp = async (reason: Error) => {
    console.error(`✗ ${reason.message}`)
    await stopping.stop()
    process.exit(1)
  }
  let web: Web | undefined
  // From the beginning: what nobody hears ends the program, and would leave its database running.
  process.on('SIGUSR2', () => web?.renew())
  try {
    const { host, port, appUrl } = readSettings({
      ...process.env,
      DATABASE_URL: process.env.DATABASE_URL || 'embedded',
    })
    const processes = dev ? 1 : processesOf(process.env)
    const secrets = readSecrets(dataDir)
    await checkPort(host, port)

    const opening = openDatabase(dataDir, secrets, giveUp)
    stopping.onStop(async () => (await opening.catch(() => undefined))?.stop())
    const database = await opening
    await migrate(database.url)

    const actionsKey = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.actionsKey
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      // Someone who looks at a terminal wants to see the address; a collector wants a line per request.
      LOG_LEVEL: process.env.LOG_LEVEL || (process.stdout.isTTY ? 'warn' : 'info'),
      NODE_ENV: dev ? 'development' : 'production',
      DATABASE_URL: database.url,
      DATABASE_CONNECTIONS: connectionsOf(process.env, processes),
      NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.authSecret,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    }
    if (!dev) await build(actionsKey, env, stopping)
    if (stopping.begun()) return

    web = await startWeb(env, stopping, giveUp, processes)

    const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
    const address = appUrl?.origin ?? `http://${name}:${web.port}`
    claimed.tell(address)
    const setupLink = await prepareFirstStart(database.url, address)
    if (setupLink) console.log(`Set up your organization, once, at\n  ${setupLink}`)
    console.log(`Funil runs at ${address}`)
  } catch (error) {
    const interrupted = stopping.begun()
    await stopping.stop()
    if (!interrupted) throw error
  }
}

async function migrate(databaseUrl: string) {
  const { migrate } = await import('../../db/migrate')
  await migrate(databaseUrl)
}

async function prepareFirstStart(databaseUrl: string, address: string): Promise<string | undefined> {
  const { prepareFirstStart } = await import('../../lib/organizations/first-start')
  return prepareFirstStart(databaseUrl, address, process.env)
}
