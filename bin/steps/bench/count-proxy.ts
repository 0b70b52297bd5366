import { connect, createServer, type Socket } from 'node:net'
import type { Stopping } from '../stopping'

export type Counted = { queries: number; rows: number }

/** Stands before PostgreSQL and counts what it answers: statements that were completed, and rows sent. */
export async function countingProxy(url: string, stopping: Stopping) {
  const target = new URL(url)
  const counted: Counted = { queries: 0, rows: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname)
    client.pipe(database).pipe(client)
    database.on('data', readMessages(counted))
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.setNoDelay().on('error', () => socket.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const end = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  const forget = stopping.onStop(end)
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href,
    counted,
    async end() {
      forget()
      await end()
    },
  }
}

/** Each message is a letter, its length in four bytes, its content; it may come in pieces. */
export function readMessages(counted: Counted) {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk: Buffer) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    while (rest.length >= 5) {
      const length = 1 + rest.readUInt32BE(1)
      if (rest.length < length) return
      const kind = String.fromCharCode(rest[0] ?? 0)
      if (kind === 'C') counted.queries++
      if (kind === 'D') counted.rows++
      rest = rest.subarray(length)
    }
  }
}
