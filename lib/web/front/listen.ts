import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `localhost` means both of its addresses, so that a browser finds us by either. */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Server[]> {
  if (host !== 'localhost') return [await open(listener, host, port)]
  const first = await open(listener, '127.0.0.1', port)
  try {
    return [first, await open(listener, '::1', portOf([first]))]
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return [first]
    first.close()
    throw error
  }
}

export function portOf([server]: Server[]): number {
  const address = server?.address()
  return typeof address === 'object' && address ? address.port : 0
}

const nearestOf: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** Where whoever listens reaches itself. */
export function originOf(servers: Server[]): string {
  const { address = '', family } = (servers[0]?.address() ?? {}) as Partial<AddressInfo>
  const near = nearestOf[address] ?? address
  return `http://${family === 'IPv6' ? `[${near}]` : near}:${portOf(servers)}`
}

function open(listener: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(
    // A proxy in front keeps connections open for about a minute: ours must outlive them. An upload may take its time.
    { keepAliveTimeout: 75_000, headersTimeout: 20_000, requestTimeout: 600_000, maxHeaderSize: 32_768 },
    listener,
  )
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}
