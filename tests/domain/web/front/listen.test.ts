import type { Server } from 'node:http'
import { expect, test } from 'vitest'
import { listen, originOf } from '@/lib/web/front/listen'

test.each(['localhost', '127.0.0.1', '0.0.0.0'])('who listens on %s reaches itself', async (host) => {
  const servers = await listen((_request, response) => void response.end('itself'), host, 0)
  expect(await (await fetch(originOf(servers))).text()).toBe('itself')
  for (const server of servers) server.close()
})

test.each([
  ['::', '::1'],
  ['fd00::5', 'fd00::5'],
])('and on %s by [%s]', (address, near) => {
  const server = { address: () => ({ address, family: 'IPv6', port: 3000 }) } as Server
  expect(originOf([server])).toBe(`http://[${near}]:3000`)
})
