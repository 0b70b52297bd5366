import { spawnSync } from 'node:child_process'
import { chownSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { type Account, makeFolder } from './account'
import { binary } from './binaries'
import { explain } from './explain'

export type Passwords = { superuser: string; application: string }

/** Makes the cluster beside its place and moves it there when complete, so that a killed first start leaves no half. */
export function createCluster(binaries: string, account: Account, dataDir: string, passwords: Passwords) {
  takeEmpty(dataDir)
  const unfinished = `${dataDir}.new`
  rmSync(unfinished, { recursive: true, force: true })
  makeFolder(unfinished, account)
  const passwordFile = `${dataDir}.password`
  writeFileSync(passwordFile, passwords.superuser, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) chownSync(passwordFile, account.uid, account.gid)
  try {
    run(account, binary(binaries, 'initdb'), [
      ...['-D', unfinished, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--no-instructions'],
      process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=C',
    ])
  } finally {
    rmSync(passwordFile, { force: true })
  }
  setPasswords(binaries, account, unfinished, passwords)
  renameSync(unfinished, dataDir)
}

/** Makes room for the new cluster; whatever lies there is somebody's, such as a copy that is still coming back. */
function takeEmpty(folder: string) {
  try {
    rmdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
    throw new Error(`${folder} is not empty and holds no database of Funil: move it away, or set DATA_DIR elsewhere.`)
  }
}

/**
 * Creates the application's role and database where missing and sets both passwords, while no server runs.
 * `funil` owns its database without being a superuser: what is revoked from it stays revoked.
 */
export function setPasswords(binaries: string, account: Account, dataDir: string, passwords: Passwords) {
  // One statement a line; each may fail where the thing exists, the next ones run all the same.
  const statements = [
    `ALTER ROLE postgres PASSWORD '${passwords.superuser}'`,
    'CREATE ROLE funil LOGIN',
    `ALTER ROLE funil PASSWORD '${passwords.application}'`,
    'CREATE DATABASE funil OWNER funil',
  ]
  run(account, binary(binaries, 'postgres'), ['--single', '-D', dataDir, 'postgres'], `${statements.join('\n')}\n`)
}

function run({ command, uid, gid }: Account, program: string, args: string[], input?: string) {
  const [first = '', ...rest] = [...command, program, ...args]
  const { status, stderr, error } = spawnSync(first, rest, { uid, gid, input, cwd: '/', encoding: 'utf8' })
  if (status !== 0) throw new Error(explain(error?.message ?? stderr))
}
