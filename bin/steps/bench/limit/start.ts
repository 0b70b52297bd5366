import { fork } from 'node:child_process'
import type { Stopping } from '../../stopping'
import type { Visitor } from '../../visit/visitor'
import type { Work } from '../works'
import { cut } from './cut'
import type { Limited, Ready } from './serve'

/** The limit in a process of its own, with visitors who are signed in as those of Funil are. */
export async function startLimit(env: NodeJS.ProcessEnv, signedIn: Visitor[], works: Work[], stopping: Stopping) {
  const limited: Limited = []
  for (const { paths = [], beside } of works) {
    const [visitor] = signedIn
    if (!visitor || !paths[0] || !beside) continue
    limited.push({ cookie: visitor.cookie, paths, page: cut((await visitor.ask(paths[0])).body) })
  }
  const child = fork('bin/steps/bench/limit/serve.ts', { execArgv: ['--import', 'tsx'], env })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    if (child.connected) child.disconnect()
    await gone
  }
  const forget = stopping.onStop(stop)
  child.send(limited)
  const { port, statements } = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready))
    child.once('exit', () => reject(new Error('The limit ended at its start.')))
  })
  const visitors = signedIn.map((visitor) => visitor.at(`http://127.0.0.1:${port}`))
  return {
    visitors,
    statements,
    async end() {
      for (const visitor of visitors) visitor.close()
      forget()
      await stop()
    },
  }
}
