import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as bundle, stop as endBundling } from 'esbuild'
import { keepOneOfAlike } from './alike-chunks'
import type { Stopping } from './stopping'

const stamp = '.next/built-from'
const sources = ['app', 'components', 'db', 'lib', 'public', 'package-lock.json', 'tsconfig.json']
const configs = [
  'next.config.ts',
  'postcss.config.mjs',
  'instrumentation.ts',
  'bin/steps/build.ts',
  'bin/steps/alike-chunks.ts',
]

/** What a web process runs: what stands around Next, in one file, so that it needs no TypeScript. */
export const webProgram = '.next/serve.mjs'

/** Builds the pages unless the present build was made from these very sources and this key. */
export async function build(actionsKey: string, env: NodeJS.ProcessEnv, stopping: Stopping) {
  if (isBuilt(actionsKey)) return
  console.log('Building the pages: about a minute …')
  rmSync(stamp, { force: true })
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...env, NODE_ENV: 'production', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const forget = stopping.onStop(async () => void child.kill())
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const ended = await new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)))
  forget()
  if (stopping.begun()) return
  if (ended !== 0) throw new Error(explainBuild(output, ended))
  for (const folder of ['.next/server/chunks', '.next/server/chunks/ssr']) keepOneOfAlike(folder)
  await bundle({
    entryPoints: ['lib/web/front/serve.ts'],
    outfile: webProgram,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  // Its process would stay as long as ours.
  await endBundling()
  writeFileSync(stamp, hashSources(actionsKey))
}

export function isBuilt(actionsKey: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources(actionsKey)
}

function explainBuild(output: string, ended: unknown): string {
  if (output.includes('ENOSPC')) return 'The build found no space left on the disk.'
  if (ended === 'SIGKILL') return 'The build was killed, probably for want of memory: it needs about 2 GB.'
  console.error(output)
  return 'The build failed; its output stands above.'
}

function hashSources(actionsKey: string): string {
  const hash = createHash('sha256').update(process.version).update(actionsKey)
  for (const file of [...sources, ...configs].flatMap(listFiles)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  const names = readdirSync(path).sort()
  return names.flatMap((name) => listFiles(join(path, name)))
}
