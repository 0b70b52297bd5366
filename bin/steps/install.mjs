import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Installs what package-lock.json names, when node_modules is missing or was made from another one. */
export function install() {
  if (isInstalled()) return
  console.log('Installing dependencies: about half a minute …')
  // NODE_ENV=production would leave out what the build needs.
  const { status, stderr, error } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (error) throw new Error(`npm cannot be run: ${error.message}`)
  if (status !== 0) throw new Error(`The dependencies could not be installed. ${reasonIn(stderr)}`)
}

// npm leaves a record of what it installed; other platforms' optional packages are not in it.
function isInstalled() {
  const wanted = readPackages('package-lock.json')
  const installed = readPackages('node_modules/.package-lock.json')
  if (!installed) return false
  const fits = ([path, { version, os, cpu }]) =>
    wanted[path]?.version === version && allows(os, process.platform) && allows(cpu, process.arch)
  const isThere = ([path, { optional, devOptional }]) => path === '' || optional || devOptional || path in installed
  return Object.entries(installed).every(fits) && Object.entries(wanted).every(isThere)
}

const allows = (list, name) => !list || list.includes(name) || list.some((each) => each.startsWith('!'))

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function reasonIn(output) {
  if (output.includes('ENOSPC')) return 'There is no space left on the disk.'
  const lines = output
    .split('\n')
    .flatMap((line) => line.match(/^npm (?:error|ERR!) (?!code|A complete log)(.+)/)?.[1] ?? [])
  return `npm says: ${lines[0] ?? 'nothing'}`
}
