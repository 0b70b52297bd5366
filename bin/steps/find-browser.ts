import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { runTool } from './run-tool'

// The first has no window that it would paint: it takes a third of the time.
const names = [
  ...['chromium-headless-shell', 'chromium', 'chromium-browser'],
  ...['google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'],
]
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a Chromium that starts: the named one, the system's, Playwright's, or one that is installed now. */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH || undefined
  if (named && !works(named)) throw new Error(`CHROMIUM_PATH=${named} is not a browser that starts.`)
  const found = named ?? installed() ?? (await download()) ?? installWithApt()
  if (!found) throw new Error('No browser: install Chromium or Chrome, or name one in CHROMIUM_PATH.')
  return found
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...elsewhere, chromium.executablePath()].find(works)
}

async function download(): Promise<string | undefined> {
  console.log('Downloading a browser …')
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  await runTool('playwright', ['install', 'chromium'], { env })
  return installed()
}

function installWithApt(): string | undefined {
  if (process.getuid?.() !== 0) return undefined
  console.log('Installing Chromium with apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0
  apt('update')
  // Debian has the first, others only the second.
  const install = (name: string) => apt('install', '-y', '--no-install-recommends', name)
  return install('chromium-headless-shell') || install('chromium') ? installed() : undefined
}

// On Windows a browser opens a window instead of telling its version.
function works(path: string): boolean {
  if (!existsSync(path)) return false
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}
