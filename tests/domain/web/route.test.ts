import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { Missing } from '@/lib/refusal'
import { route } from '@/lib/web/route'

const ask = (work: () => Promise<Response>, init: RequestInit = {}) =>
  route(work)(new Request('http://localhost/a-file', init), undefined)

const failing = (error: unknown) => () => Promise.reject(error)

/** A file of which nobody has read anything yet, and the answer with it. */
function opened() {
  const bytes = new Readable({ read: () => {} })
  const headers = { 'content-type': 'text/plain' }
  return { bytes, work: async () => new Response(Readable.toWeb(bytes) as ReadableStream, { headers }) }
}

test('while the database is away the answer is 503 in words of the reader’s language, and says when to ask again', async () => {
  const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  const answer = await ask(failing(new Error('query', { cause: away })), { headers: { 'accept-language': 'de' } })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(await answer.text()).toContain('Funil erreicht seine Daten nicht')
})

test('what is missing is 404 in words, and what fails is 500 with a number and nothing of what was in it', async () => {
  const missing = await ask(failing(new Missing()))
  expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('This page is not here')])
  const broken = await ask(failing(new Error('Maria Silva')))
  expect(broken.status).toBe(500)
  expect(await broken.text()).toMatch(/Tell your admin this number: [0-9a-f]{8}/)
})

test('HEAD has the headers alone, and a file is closed for it', async () => {
  const { bytes, work } = opened()
  const answer = await ask(work, { method: 'HEAD' })
  expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([200, 'text/plain', null])
  expect(bytes.destroyed).toBe(true)
})

test('so it is for who is gone before there is an answer, and for nobody else', async () => {
  const [left, read] = [opened(), opened()]
  await ask(left.work, { signal: AbortSignal.abort() })
  await ask(read.work)
  expect([left.bytes.destroyed, read.bytes.destroyed]).toEqual([true, false])
})
