import { fork } from 'node:child_process'

export type Order = 'stop' | 'database away' | 'database back' | 'paint over'
type Started = { url: string; link?: string }

/** Funil as it is built, in a process of its own on a database of its own: with the demo data, or empty with its link. `appUrl`: where a proxy in front of it would be. */
export async function startFunil({ empty = false, appUrl = '' } = {}) {
  const env = { ...process.env, APP_URL: appUrl, ...(empty ? { EMPTY: '1' } : {}) }
  const funil = fork('tests/support/browser/funil.ts', { execArgv: ['--import', 'tsx'], env })
  const ended = new Promise<void>((resolve) => funil.once('exit', () => resolve()))
  const started = await new Promise<Started>((resolve, reject) => {
    funil.once('message', (message) => resolve(message as Started))
    funil.once('exit', () => reject(new Error('Funil ended before the tests began.')))
  })
  return {
    ...started,
    /** Does something to the database while Funil runs. */
    async tell(order: Order) {
      const done = new Promise((resolve) => funil.once('message', resolve))
      funil.send(order)
      await done
    },
    end: () => {
      funil.send('stop')
      return ended
    },
  }
}

/** Before all journeys. Answers what ends it. */
export default async function start() {
  const { url, end } = await startFunil()
  process.env.FUNIL_URL = url
  return end
}
