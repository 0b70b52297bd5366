import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { makeHealth } from '@/lib/web/front/health'
import { makeFront } from '@/lib/web/front/make-front'
import { readSettings } from '@/lib/web/front/settings'

const health = { isDraining: () => false, isStarting: () => false } as ReturnType<typeof makeHealth>

const server = createServer(
  makeFront(
    async (asked, response) => {
      // As Next does: it begins to read, and stops where nobody takes what it read.
      if (asked.url === '/piped') asked.pipe(new PassThrough())
      if (asked.url === '/streamed') Readable.toWeb(asked)
      // As it does where a handler stops reading half-way.
      if (asked.url === '/iterated') for await (const _chunk of asked) break
      response.end('answered')
    },
    health,
    readSettings({ NODE_ENV: 'test', DATABASE_URL: 'none' }),
  ),
)
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** One connection, so that each request waits for the one before. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

function ask(path: string, body?: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = body && { origin, 'content-type': 'multipart/form-data; boundary=x', 'content-length': body.length }
    const asked = request(origin + path, { agent, headers, method: body ? 'POST' : 'GET' }, async (answer) => {
      let text = ''
      for await (const chunk of answer) text += chunk
      resolve(text)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

test.each(['/piped', '/streamed', '/iterated', '/unread'])(
  'a body that nobody read to its end holds up nothing (%s)',
  async (path) => {
    expect(await ask(path, Buffer.alloc(900_000))).toBe('answered')
    expect(await ask('/next')).toBe('answered')
  },
)
