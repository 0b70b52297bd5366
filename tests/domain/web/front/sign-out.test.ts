import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { makeHealth } from '@/lib/web/front/health'
import { makeFront } from '@/lib/web/front/make-front'
import { readSettings } from '@/lib/web/front/settings'

test('what the browser keeps goes when somebody signs out, and never because a foreign page or a link says so', async () => {
  const health = { isDraining: () => false, isStarting: () => false } as ReturnType<typeof makeHealth>
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: 'none' })
  const server = createServer(makeFront(async (_request, response) => void response.end(), health, settings))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const own = `http://localhost:${(server.address() as AddressInfo).port}`
  const clears = async (path: string, method: string, origin: string) => {
    const body = method === 'POST' ? new FormData() : undefined
    return (await fetch(own + path, { method, headers: { origin }, body })).headers.get('clear-site-data')
  }
  expect(await clears('/sign-out', 'POST', own)).toBe('"storage"')
  expect(await clears('/sign-out', 'POST', 'https://elsewhere.example')).toBeNull()
  expect(await clears('/sign-out', 'GET', own)).toBeNull()
  expect(await clears('/profile', 'POST', own)).toBeNull()
  server.close()
})
