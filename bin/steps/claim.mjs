import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes the data folder ours until this process ends; a second start on it is refused. `program` is start or dev. */
export function claim(dataDir, program) {
  makeFolder(dataDir)
  const file = join(dataDir, 'running.json')
  const mine = { program, pid: process.pid, started: startOf(process.pid) }
  const other = write(file, mine) ? undefined : whoRuns(dataDir)
  if (other)
    throw new Error(`Funil is already running here (process ${other.pid}, ${other.address ?? 'still starting'}).`)
  writeFileSync(file, JSON.stringify(mine))
  process.on('exit', () => rmSync(file, { force: true }))
  return { tell: (address) => writeFileSync(file, JSON.stringify({ ...mine, address })) }
}

function makeFolder(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true })
    // The embedded database runs under another account than root and must pass through here.
    if (process.getuid?.() !== undefined) chmodSync(dataDir, process.getuid() === 0 ? 0o755 : 0o700)
  } catch (error) {
    throw new Error(`Funil cannot make or write its data folder ${dataDir} (${error.code}).`)
  }
}

/** The process that runs Funil on this folder and its address, if one does. */
export function whoRuns(dataDir) {
  try {
    const other = JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8'))
    return other.pid !== process.pid && startOf(other.pid) === other.started ? other : undefined
  } catch {
    return undefined
  }
}

function write(file, content) {
  try {
    writeFileSync(file, JSON.stringify(content), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

// A number is soon given to another process: number and time of start together name one.
function startOf(pid) {
  try {
    if (process.platform === 'linux') {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      return fields[0] === 'Z'
        ? undefined
        : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
    }
    if (process.platform === 'win32') return process.kill(pid, 0) ? 'alive' : undefined
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
