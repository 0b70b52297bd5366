import { fork, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { webProgram } from '../../build'
import type { Stopping } from '../../stopping'
import type { Visitor } from '../../visit/visitor'
import { files } from './files'

// Within the clone, where Next finds the product and its dependencies.
const folder = resolve('.bench/floor')

const stamp = join(folder, 'built-from')

/** Builds the floor unless it was made of the sources of the present build. */
export async function buildFloor(stopping: Stopping) {
  const sources = `${readFileSync('.next/built-from', 'utf8')} ${JSON.stringify(files)}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  console.log('Building the floor: half a minute …')
  rmSync(folder, { recursive: true, force: true })
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text.trimStart())
  }
  const env = { ...process.env, NODE_ENV: 'production' } as const
  const child = spawn(process.execPath, [resolve('node_modules/next/dist/bin/next'), 'build'], {
    ...{ cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  const forget = stopping.onStop(async () => void child.kill())
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const ended = await new Promise((resolve) => child.on('close', resolve))
  forget()
  if (stopping.begun()) return
  if (ended !== 0) throw new Error(`The floor could not be built.\n${output}`)
  writeFileSync(stamp, sources)
}

/** The floor behind the same front as the product, with visitors who are signed in as those of Funil are. */
export async function startFloor(env: NodeJS.ProcessEnv, signedIn: Visitor[], stopping: Stopping) {
  const child = fork(resolve(webProgram), { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await gone
  }
  const forget = stopping.onStop(stop)
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { ready?: number; failed?: string }) =>
      message.ready ? resolve(message.ready) : reject(new Error(`The floor: ${message.failed}`)),
    )
    child.once('exit', () => reject(new Error('The floor ended at its start.')))
  })
  const visitors = signedIn.map((visitor) => visitor.at(`http://127.0.0.1:${port}`))
  return {
    visitors,
    async end() {
      for (const visitor of visitors) visitor.close()
      forget()
      await stop()
    },
  }
}
