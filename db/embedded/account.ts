import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { binary } from './binaries'

/** Under which account the server runs: `command` goes before the program, `uid` and `gid` into spawn. */
export type Account = { command: string[]; uid?: number; gid?: number }

const ourselves: Account = { command: [] }
const namespaced: Account = { command: ['unshare', '--user'] }

/** PostgreSQL refuses to run as root: then it runs as the owner of its folder, or for a new one as `nobody`. */
export function chooseAccount(binaries: string, dataDir: string): Account {
  if (process.getuid?.() !== 0) return ourselves
  const account = existsSync(join(dataDir, 'PG_VERSION')) ? ownerOf(dataDir) : nobody()
  if (account && canRun(account, binaries, dirname(dataDir))) return account
  // In a user namespace without a mapping root's own files stay readable, but the server does not see itself as root.
  if (canRun(namespaced, binaries, dirname(dataDir))) return namespaced
  throw new Error(
    `PostgreSQL does not run as root, and no other account may enter ${dirname(dataDir)}: ` +
      'move the folder, start as an ordinary user, or set DATABASE_URL.',
  )
}

export function makeFolder(path: string, { uid, gid }: Account) {
  mkdirSync(path, { recursive: true })
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
  chmodSync(path, 0o700)
}

function ownerOf(folder: string): Account | undefined {
  const { uid, gid } = statSync(folder)
  return uid === 0 ? undefined : { command: [], uid, gid }
}

function nobody(): Account | undefined {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })))
    return { command: [], uid, gid }
  } catch {
    return undefined
  }
}

function canRun({ command, uid, gid }: Account, binaries: string, cwd: string): boolean {
  const [program = '', ...args] = [...command, binary(binaries, 'postgres'), '--version']
  return spawnSync(program, args, { uid, gid, cwd, stdio: 'ignore' }).status === 0
}
