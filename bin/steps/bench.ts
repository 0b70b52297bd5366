import { buildFloor } from './bench/floor/start'
import { type Measured, measure } from './bench/measure'
import { readOptions } from './bench/options'
import { writeReport } from './bench/report'
import { openServer } from './bench/server'
import { tablesOf, wrongOf } from './bench/tables'
import { targetsTable } from './bench/targets'
import { build, isBuilt } from './build'
import { readSecrets } from './secrets'
import { handleSignals } from './stopping'

type Running = { program: string; pid: number }

export async function bench(dataDir: string, args: string[], running: Running | undefined) {
  const options = readOptions(args)
  const stopping = handleSignals(130)
  const all: Measured[] = []
  try {
    const secrets = readSecrets(dataDir)
    const server = await openServer(dataDir, stopping)
    if (running?.program === 'start' && !isBuilt(secrets.actionsKey))
      throw new Error(
        `Funil runs from this folder (process ${running.pid}): a build would pull the pages from under it.`,
      )
    await build(secrets.actionsKey, process.env, stopping)
    await buildFloor(stopping)
    for (const size of options.sizes) {
      const measured = await measure(size, { server, secrets, stopping, options })
      all.push(measured)
      console.log(`\n${size} customers\n\n${tablesOf(measured).join('\n\n')}\n`)
      for (const line of wrongOf(measured)) console.log(line)
    }
    console.log(targetsTable(all))
    if (!options.quick) await writeReport(all, server.sql)
  } finally {
    await stopping.stop()
  }
  process.exit(all.some((measured) => wrongOf(measured).length > 0) ? 1 : 0)
}
