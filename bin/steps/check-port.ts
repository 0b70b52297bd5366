import { setTimeout as sleep } from 'node:timers/promises'
import { listen, portOf } from '../../lib/web/front/listen'

/** Fails early, before the long steps, when the address cannot be served; waits a moment for one who is just leaving. */
export async function checkPort(host: string, port: number) {
  for (let attempt = 1; ; attempt++) {
    try {
      const servers = await listen(() => {}, host, port)
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
      return portOf(servers)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' || attempt === 15) throw new Error(explainPort(code, host, port))
    }
    await sleep(200)
  }
}

function explainPort(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what runs there, or choose another one: PORT=${port + 1} npm start`
  if (code === 'EACCES') return `Port ${port} may not be opened by this account: choose one above 1023.`
  return `HOST=${host} is not an address of this machine (${code}).`
}
