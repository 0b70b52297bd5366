import { execFileSync } from 'node:child_process'
import { untilGone } from './launch'

/** A fast shutdown: open transactions are rolled back, all that was committed is written; after a minute it is cut off. */
export async function stopPostmaster(pid: number, dataDir: string, pgCtl: string) {
  if (process.platform === 'win32') {
    execFileSync(pgCtl, ['stop', '-D', dataDir, '-m', 'fast', '-s'])
    return
  }
  signal(pid, 'SIGINT')
  if (await untilGone(pid, 60_000)) return
  signal(pid, 'SIGQUIT')
  await untilGone(pid, 10_000)
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT') {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
