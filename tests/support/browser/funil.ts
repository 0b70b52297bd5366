import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blankSettings } from '@/bin/steps/blank-settings'
import { readSecrets } from '@/bin/steps/secrets'
import { startWeb } from '@/bin/steps/web'
import { migrate } from '@/db/migrate'
import { password } from '@/db/seeds/demo/cast'
import { prepareFirstStart } from '@/lib/organizations/first-start'
import { createDatabase, damage, dropAll, letIn, makeOwner, openServer, urlOf } from '../test-server'
import type { Order } from './start'

const name = `funil_browser_${process.pid}`
const filesDir = mkdtempSync(join(tmpdir(), 'funil-files-'))

// A process of its own, because Playwright's loader cannot read the messages. Ends when it is told to, or left alone.
const server = await openServer()
const ownerUrl = await makeOwner(server.url, name)
await createDatabase(server.url, ownerUrl, name)
const url = urlOf(ownerUrl, name)
const stops: (() => Promise<void>)[] = []

async function stop() {
  for (const each of stops.splice(0)) await each()
  await dropAll(server.url, name)
  await server.stop()
  rmSync(filesDir, { recursive: true })
  process.exit(0)
}
const orders: Record<Order, () => Promise<void>> = {
  stop,
  'database away': async () => void (await letIn(server.url, name, false)),
  'database back': async () => void (await letIn(server.url, name, true)),
  'paint over': async () =>
    void (await damage(server.url, name, "update customers set city = 'Painted over', search_text = 'painted over'")),
}
process.on('message', async (order: Order) => {
  await orders[order]()
  process.send?.({ done: order })
})
process.on('disconnect', stop)
// Ctrl-C reaches all at once: this one takes down what it made when whoever began it tells it or is gone.
process.on('SIGINT', () => {})

await migrate(url)
const brisa = {
  ADMIN_EMAIL: 'ana@brisaclima.example',
  ADMIN_PASSWORD: password,
  ADMIN_NAME: 'Ana Duarte',
  ORGANIZATION: 'Brisa Clima',
  TIME_ZONE: 'Europe/Lisbon',
  DEMO: '1',
}
// An empty one waits for whoever has the link.
const link = await prepareFirstStart(url, 'http://localhost', process.env.EMPTY ? {} : brisa)
const { authSecret, actionsKey } = readSecrets(process.env.DATA_DIR || '.data')
const { port } = await startWeb(
  {
    ...process.env,
    ...blankSettings,
    APP_URL: process.env.APP_URL,
    NEXTAUTH_SECRET: authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    DATABASE_URL: url,
    FILES_DIR: filesDir,
    NODE_ENV: 'production',
    PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
  },
  {
    onStop: (each) => {
      stops.push(each)
      return () => {}
    },
    begun: () => stops.length === 0,
  },
  (reason) => console.error(reason.message),
  // What one process keeps to itself would show.
  2,
)
const origin = `http://localhost:${port}`
process.send?.({ url: origin, link: link?.replace('http://localhost', origin) })
