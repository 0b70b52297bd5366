import { setTimeout as sleep } from 'node:timers/promises'
import type { Hands, Place } from './place'

/** What was done to Funil's processes, and when it did not come back in time. */
type Made = { did: string; late: string[] }

/** How long Funil may be away after whatever was done to it, in milliseconds. */
const patience = 5000

/** Ends a web process every five seconds and the database every twenty, and sees how long nobody is answered. */
export function keepKilling({ server }: Hands, place: Place, end: number): Promise<Made> {
  return everyFiveSeconds(place, end, 'ended', {
    process: async (pid) => process.kill(pid, 'SIGKILL'),
    database: () => server.kill(),
  })
}

/** Lets a web process stand still for three seconds, or the whole database. */
export function keepPausing({ server }: Hands, place: Place, end: number): Promise<Made> {
  return everyFiveSeconds(place, end, 'paused', {
    process: async (pid) => {
      process.kill(pid, 'SIGSTOP')
      await sleep(3000)
      process.kill(pid, 'SIGCONT')
    },
    database: () => server.pause(3000),
  })
}

/** Ends what stands between Funil and the database every five seconds; no process of either ends. */
export function keepEndingBouncer({ server }: Hands, place: Place, end: number): Promise<Made> {
  return everyFiveSeconds(place, end, 'cut off', { database: () => server.kill() })
}

/** `process`: where it is missing, the database has every turn. */
type Trouble = { process?: (pid: number) => Promise<unknown>; database: () => Promise<void> }

async function everyFiveSeconds(place: Place, end: number, done: string, trouble: Trouble): Promise<Made> {
  const count = { processes: 0, databases: 0 }
  const late: string[] = []
  let slowest = 0
  for (let turn = 1; Date.now() < end - 9000; turn += 1) {
    await sleep(5000)
    const [oldest] = place.pids()
    const isDatabase = turn % 4 === 0 || !trouble.process
    if (isDatabase) await trouble.database()
    else if (oldest) await trouble.process?.(oldest)
    count[isDatabase ? 'databases' : 'processes'] += 1
    const away = await untilReady(place.origin)
    slowest = Math.max(slowest, away)
    if (away > patience) late.push(`away for ${away} ms after ${isDatabase ? 'the database' : 'a process'} was ${done}`)
  }
  return {
    did: `${count.processes} processes and ${count.databases} databases ${done}, back within ${slowest} ms`,
    late,
  }
}

async function untilReady(origin: string): Promise<number> {
  const start = Date.now()
  while (
    !(await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(1000) }).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(50)
  return Date.now() - start
}
