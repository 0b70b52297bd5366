import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '../../../db/embedded/launch'
import type { Stopping } from '../stopping'
import type { Server } from './server'

export const hasBouncer = () => spawnSync('pgbouncer', ['--version']).status === 0

/** The same databases behind a PgBouncer, in its session mode; `kill` ends that one without a word and starts another. */
export async function behindBouncer(server: Server, stopping: Stopping): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'funil-bouncer-'))
  chmodSync(folder, 0o755)
  const port = await findFreePort()
  const to = new URL(server.superuserUrl)
  let running: ChildProcess | undefined

  async function start() {
    const started = spawn('pgbouncer', ['-q', join(folder, 'pgbouncer.ini')], { stdio: 'ignore' })
    running = started
    while (!(await accepts(port))) {
      if (started.exitCode !== null) throw new Error(`PgBouncer ended with ${started.exitCode} as it began.`)
      await sleep(20)
    }
  }
  async function end() {
    running?.kill('SIGKILL')
    while (await accepts(port)) await sleep(20)
  }
  stopping.onStop(async () => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    ...server,
    async create(name) {
      const url = new URL(await server.create(name))
      const settings = [
        ...['[databases]', `* = host=${to.hostname} port=${to.port}`, '[pgbouncer]', `listen_port = ${port}`],
        ...['listen_addr = 127.0.0.1', 'unix_socket_dir =', 'auth_type = scram-sha-256', 'pool_mode = session'],
        ...[`auth_file = ${join(folder, 'users.txt')}`, 'default_pool_size = 80', 'ignore_startup_parameters = jit'],
        // It does not run as root.
        ...(process.getuid?.() === 0 ? ['user = nobody'] : []),
      ]
      writeFileSync(join(folder, 'pgbouncer.ini'), `${settings.join('\n')}\n`)
      writeFileSync(join(folder, 'users.txt'), `"${url.username}" "${decodeURIComponent(url.password)}"\n`)
      await end()
      await start()
      return Object.assign(url, { port: String(port) }).href
    },
    async kill() {
      await end()
      await start()
    },
  }
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => resolve(false))
    socket.setTimeout(1000, () => resolve(false))
    socket.once('connect', () => {
      resolve(true)
      socket.destroy()
    })
  })
