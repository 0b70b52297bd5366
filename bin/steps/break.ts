import { parseArgs } from 'node:util'
import { columns } from './break/columns'
import { csv } from './break/csv'
import { fuzz } from './break/fuzz'
import { guesses } from './break/guesses'
import { bouncer, history, kills, pauses } from './break/history'
import type { Found, Round } from './break/round'
import { openServer } from './break/server'
import { strangers } from './break/strangers'
import { xss } from './break/xss'
import { build, isBuilt } from './build'
import { readSecrets } from './secrets'
import { handleSignals } from './stopping'

const rounds: Round[] = [history, kills, pauses, bouncer, fuzz, columns, strangers, guesses, xss, csv]

type Running = { program: string; pid: number }

/** Tries to break a Funil of its own, round after round; answers how much was found. */
export async function breakFunil(dataDir: string, args: string[], running: Running | undefined): Promise<number> {
  const { values, positionals: named } = parseArgs({
    args,
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, minutes: { type: 'string', default: String(24 * 60) } },
  })
  const minutes = Number(values.minutes)
  if (!(minutes > 0)) throw new Error('--minutes takes a number of minutes.')
  const unknown = named.find((name) => !rounds.some((round) => round.name === name))
  if (unknown) throw new Error(`There is no round ${unknown}: ${rounds.map(({ name }) => name).join(', ')}.`)
  let interrupted = () => {}
  // Before what follows is taken down, which would look like findings.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted())
  const stopping = handleSignals(130)
  let all = 0
  try {
    const secrets = readSecrets(dataDir)
    if (running?.program === 'start' && !isBuilt(secrets.actionsKey))
      throw new Error(
        `Funil runs from this folder (process ${running.pid}): a build would pull the pages from under it.`,
      )
    await build(secrets.actionsKey, process.env, stopping)
    const server = await openServer(stopping)
    for (const { name, run, lacks } of rounds) {
      if (stopping.begun() || (named.length > 0 && !named.includes(name))) continue
      const lacking = lacks?.()
      if (lacking) {
        console.log(`– ${name.padEnd(10)} not run: ${lacking}`)
        // Who named it thinks that it was.
        if (named.length > 0) all += 1
        continue
      }
      const start = Date.now()
      const found: Found = new Set()
      const tell = (sign: string, did: string) => {
        console.log(`${sign} ${name.padEnd(10)} ${did} (${Math.round((Date.now() - start) / 1000)} s)`)
        for (const line of [...found].slice(0, 20)) console.log(`    ${line}`)
        if (found.size > 20) console.log(`    … and ${found.size - 20} more`)
      }
      interrupted = () => tell('–', 'interrupted')
      // A round that cannot go on has found something, too, and the others still have their turn.
      const did = await run({ server, secrets, stopping, minutes, found }, values.quick).catch((error) => {
        found.add(String(error))
        return 'was not carried through'
      })
      interrupted = () => {}
      if (stopping.begun()) break
      tell(found.size === 0 ? '✓' : '✗', did)
      all += found.size
    }
  } finally {
    await stopping.stop()
  }
  return all
}
