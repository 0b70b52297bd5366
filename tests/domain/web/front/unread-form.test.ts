import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import type { makeHealth } from '@/lib/web/front/health'
import { makeFront } from '@/lib/web/front/make-front'
import { readSettings } from '@/lib/web/front/settings'
import { take, takeForm } from '@/lib/web/request-context'

const health = { isDraining: () => false, isStarting: () => false } as ReturnType<typeof makeHealth>

function formWith(fields: number) {
  const form = new FormData()
  for (let each = 0; each < fields; each++) form.append('chosen', 'x')
  return form
}

/** Fails as Next does, before or after a page or an action of ours has begun; and says so once more afterwards. */
async function failing(request: IncomingMessage, response: ServerResponse) {
  try {
    if (request.url === '/ours') take()
    if (request.url === '/chosen') takeForm(formWith(6000))
    if (request.url === '/never-ending') takeForm(formWith(6001))
  } catch {}
  response.statusCode = 500
  response.setHeader('Content-Length', 21)
  response.end('Internal Server Error')
  response.statusCode = 500
}

const server = createServer(makeFront(failing, health, readSettings({ NODE_ENV: 'test', DATABASE_URL: 'none' })))
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const post = (path: string) => fetch(origin + path, { method: 'POST', headers: { origin }, body: new FormData() })

test('a form that Next could not read is answered as the sender’s mistake, in words', async () => {
  const answer = await post('/profile')
  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(await answer.text()).toContain('This form did not arrive whole. Nothing was saved.')
})

test('nor is a form that has more fields than any of ours could', async () => {
  expect((await post('/chosen')).status).toBe(500)
  expect((await post('/never-ending')).status).toBe(400)
})

test('what failed after it came to us, and what is no form, stays ours', async () => {
  expect((await post('/ours')).status).toBe(500)
  expect((await post('/api/auth/callback')).status).toBe(500)
  expect((await fetch(`${origin}/profile`)).status).toBe(500)
})

test('the log says what was sent', async () => {
  const [info, error] = [vi.spyOn(log, 'info'), vi.spyOn(log, 'error')]
  await post('/profile')
  await post('/ours')
  const sent = (lines: typeof info | typeof error) =>
    lines.mock.calls.map(([line]) => (line as object as { status: number }).status)
  await vi.waitFor(() => expect([sent(info), sent(error)]).toEqual([[400], [500]]))
})
