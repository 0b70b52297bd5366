import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import next from 'next'
import { log } from '../../log'
import { startWork } from '../../work/start-work'
import { makeHealth } from './health'
import { letGoOfAborted } from './let-go'
import { listen, originOf, portOf } from './listen'
import { makeFront } from './make-front'
import { printSafely } from './print-safely'
import { readSettings } from './settings'

// One web process: started by bin/steps/web.ts, which hears `ready` or `failed` from it, or by hand.

// V8 lets the heap grow to several times what lives in it before it collects all of it. Ours stays small (decisions 80, 87).
setFlagsFromString('--heap-growing-percent=50')
letGoOfAborted()

try {
  const settings = readSettings(process.env)
  const health = makeHealth(settings.databaseUrl)
  const { dev, port, host } = settings
  // Whoever develops wants to read it.
  if (!dev) printSafely(console)
  let handle: ReturnType<typeof app.getRequestHandler>
  const servers = await listen(
    makeFront((...each) => handle(...each), health, settings),
    host,
    port,
  )
  let stopping = false
  let stopWork: (() => Promise<void>) | undefined
  const stop = async (seconds: number) => {
    if (stopping) return
    stopping = true
    health.enter('draining')
    await sleep(seconds * 1000)
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)))
    for (const server of servers) server.closeIdleConnections()
    // The development server keeps sockets open for as long as it lives.
    await Promise.race([Promise.all(closed), sleep(dev ? 300 : 10_000)])
    await stopWork?.()
    await health.end()
    process.exit(0)
  }
  process.on('SIGTERM', () => stop(settings.drainSeconds))
  process.on('SIGINT', () => stop(0))

  // For the page after an action Next asks us; by itself it would do so by https where a proxy in front speaks that.
  process.env.__NEXT_PRIVATE_ORIGIN = originOf(servers)
  const app = next({ dev, dir: process.cwd(), hostname: host, port: portOf(servers) })
  await app.prepare()
  handle = app.getRequestHandler()
  if (dev) for (const server of servers) server.on('upgrade', app.getUpgradeHandler())
  if (!stopping) health.enter('ready')
  process.send?.({ ready: portOf(servers) })
  if (settings.jobs && !stopping) stopWork = startWork(settings.databaseUrl)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  if (process.send) process.send({ failed: reason }, () => process.exit(1))
  else {
    log.fatal(reason)
    process.exit(1)
  }
}
