import { readSecrets } from '@/bin/steps/secrets'
import { startWeb } from '@/bin/steps/web'
import { migrate } from '@/db/migrate'
import { password } from '@/db/seeds/demo/cast'
import { prepareFirstStart } from '@/lib/organizations/first-start'
import { createDatabase, dropAll, makeOwner, openServer, urlOf } from '../test-server'

const name = `funil_browser_${process.pid}`

/** Before all journeys: the production server on a database of its own with the demo data. Answers what ends it. */
export default async function start() {
  const server = await openServer()
  const ownerUrl = await makeOwner(server.url, name)
  await createDatabase(server.url, ownerUrl, name)
  const url = urlOf(ownerUrl, name)
  await migrate(url)
  const admin = { ADMIN_EMAIL: 'ana@brisaclima.example', ADMIN_PASSWORD: password, ADMIN_NAME: 'Ana Duarte' }
  await prepareFirstStart(url, 'http://localhost', {
    ...admin,
    ORGANIZATION: 'Brisa Clima',
    TIME_ZONE: 'Europe/Lisbon',
    DEMO: '1',
  })
  const stops: (() => Promise<void>)[] = []
  const secrets = readSecrets(process.env.DATA_DIR || '.data')
  const port = await startWeb(
    {
      NEXTAUTH_SECRET: secrets.authSecret,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.actionsKey,
      ...process.env,
      DATABASE_URL: url,
      NODE_ENV: 'production',
      PORT: '0',
      LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    },
    { onStop: (stop) => (stops.push(stop), () => {}), begun: () => stops.length === 0 },
    (reason) => console.error(reason.message),
  )
  process.env.FUNIL_URL = `http://localhost:${port}`
  process.env.FUNIL_DATABASE_URL = url
  return async () => {
    for (const stop of stops.splice(0)) await stop()
    await dropAll(server.url, name)
    await server.stop()
  }
}
