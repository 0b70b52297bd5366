import type { Page, Request } from '@playwright/test'

/**
 * Does what sends a form, then sends the very same request twice more, at once: an impatient click, a retry after a
 * time-out. Answers where each of the two led.
 */
export async function sendThrice(page: Page, send: () => Promise<void>): Promise<(string | undefined)[]> {
  const posted = page.waitForRequest((request) => request.method() === 'POST')
  await send()
  const request = await posted
  return Promise.all([again(page, request), again(page, request)])
}

async function again(page: Page, request: Request) {
  const { host: _host, cookie: _cookie, 'content-length': _length, ...headers } = await request.allHeaders()
  const data = request.postDataBuffer()
  if (!data) throw new Error('The browser does not tell what it posted.')
  const answer = await page.request.post(request.url(), { headers, data, maxRedirects: 0 })
  // Next's script is told in a header of its own.
  const { location, 'x-action-redirect': action } = answer.headers()
  return action?.split(';')[0] ?? location
}
