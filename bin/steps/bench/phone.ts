import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Response } from '@playwright/test'
import { launchBrowser } from '../launch-browser'
import type { Stopping } from '../stopping'

/** A first visit on a phone: milliseconds, bytes as they are sent. */
export type Visit = {
  page: string
  lcp: number
  cls: number
  blocking: number
  script: number
  all: number
  html: number
}

const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true }

type Pages = { origin: string; cookie: string; pages: Record<string, string> }

/** Each page is visited so often; the visit with the middle of the largest paints counts. */
const times = 5

/** Each page with an empty cache at 1.6 Mbit/s, 150 ms there and back, and a quarter of this processor. */
export async function visitByPhone({ origin, cookie, pages }: Pages, stopping: Stopping): Promise<Visit[]> {
  const { browser, end } = await launchBrowser(stopping)
  const visits: Visit[] = []
  for (const [page, path] of Object.entries(pages)) {
    const all: Visit[] = []
    for (let time = 0; time < times; time += 1) {
      const context = await signedIn(browser, origin, cookie)
      all.push({ page, ...(await visit(context, `${origin}${path}`)) })
      await context.close()
    }
    visits.push(all.sort((one, other) => one.lcp - other.lcp)[Math.floor(times / 2)] as Visit)
  }
  await end()
  return visits
}

async function signedIn(browser: Browser, url: string, cookie: string) {
  const context = await browser.newContext(phone)
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url }])
  return context
}

async function visit(context: BrowserContext, url: string): Promise<Omit<Visit, 'page'>> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', network)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript({ path: 'bin/steps/bench/watch-paint.mjs' })
  const bytes = { script: 0, all: 0, html: 0 }
  const counted: Promise<void>[] = []
  page.on('response', (response) => counted.push(count(response)))
  const answer = await page.goto(url, { waitUntil: 'load' })
  if (answer?.status() !== 200) throw new Error(`The phone got ${answer?.status()} for ${url}.`)
  await sleep(2000)
  const seen = await page.evaluate(() => (window as unknown as { seen: Omit<Visit, 'page' | keyof typeof bytes> }).seen)
  await Promise.all(counted)
  return { ...seen, ...bytes }

  async function count(response: Response) {
    const kind = response.request().resourceType()
    const body = await response.body().catch(() => Buffer.alloc(0))
    const size = kind === 'font' || kind === 'image' ? body.length : gzipSync(body).length
    bytes.all += size
    if (kind === 'script') bytes.script += size
    if (kind === 'document') bytes.html += size
  }
}
