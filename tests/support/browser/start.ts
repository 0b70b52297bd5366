import { fork } from 'node:child_process'

/** Before all journeys: Funil as it is built, on a database of its own with the demo data. Answers what ends it. */
export default async function start() {
  const funil = fork('tests/support/browser/funil.ts', { execArgv: ['--import', 'tsx'] })
  const ended = new Promise<void>((resolve) => funil.once('exit', () => resolve()))
  process.env.FUNIL_URL = await new Promise<string>((resolve, reject) => {
    funil.once('message', (url) => resolve(String(url)))
    funil.once('exit', () => reject(new Error('Funil ended before the tests began.')))
  })
  return async () => {
    funil.send('stop')
    await ended
  }
}
