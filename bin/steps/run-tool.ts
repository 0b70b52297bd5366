import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Runs a program of our dependencies quietly; throws with all its output when it fails. */
export async function tool(name: string, ...args: string[]): Promise<void> {
  const { code, output } = await runTool(name, args)
  if (code !== 0) throw new Error(output || `${name} ended with ${code}.`)
}

type Options = { env?: NodeJS.ProcessEnv; show?: boolean }

export function runTool(name: string, args: string[], { env = process.env, show = false }: Options = {}) {
  const command = name === 'node' ? args : [programOf(name), ...args]
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined }
  const child = spawn(process.execPath, command, { env: { ...env, ...colours }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      if (show) process.stdout.write(text)
      else output += text
    })
  return new Promise<{ code: number | string | null; output: string }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: signal ?? code, output: output.trim() }))
  })
}

const packages: Record<string, string> = {
  biome: '@biomejs/biome',
  tsc: 'typescript',
  depcruise: 'dependency-cruiser',
  playwright: '@playwright/test',
}

// Not by way of node_modules/.bin, which holds scripts of the shell on Windows.
function programOf(name: string): string {
  const folder = join('node_modules', packages[name] ?? name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}
