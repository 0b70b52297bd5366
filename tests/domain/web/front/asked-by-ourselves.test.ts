import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { makeHealth } from '@/lib/web/front/health'
import { makeFront } from '@/lib/web/front/make-front'
import { readSettings } from '@/lib/web/front/settings'

test('where Next asks for the page after an action, it is for the address that the person asked; nobody else may say so', async () => {
  const health = { isDraining: () => false, isStarting: () => false } as ReturnType<typeof makeHealth>
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: 'none', NEXTAUTH_SECRET: 'of all processes' })
  const told: IncomingHttpHeaders[] = []
  const front = () =>
    createServer(
      makeFront(
        async ({ headers }, response) => {
          told.push(headers)
          response.end()
        },
        health,
        settings,
      ),
    )
  const servers = [front(), front()]
  const [one = '', other = ''] = await Promise.all(
    servers.map(async (server) => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return `127.0.0.1:${(server.address() as AddressInfo).port}`
    }),
  )
  const hostFor = async (address: string, headers: Record<string, string> = {}) => {
    await fetch(`http://${address}/`, { headers })
    return told.at(-1)?.host
  }
  expect(await hostFor(one)).toBe(one)
  const mark = String(told.at(-1)?.['x-funil-mark'])
  const asked = { 'x-forwarded-host': 'crm.example:3000' }
  expect(await hostFor(other, { ...asked, 'x-funil-mark': mark })).toBe('crm.example:3000')
  expect(await hostFor(other, { ...asked, 'x-funil-mark': 'made up' })).toBe(other)
  expect(await hostFor(other, asked)).toBe(other)
  for (const server of servers) server.close()
})
