import type { Browser, BrowserContext, Page } from '@playwright/test'
import { launchBrowser } from '../../launch-browser'
import type { Stopping } from '../../stopping'
import type { Visitor } from '../../visit/visitor'
import { isOfNothing } from '../endpoints'
import { strangersIn } from './strangers'

/** Two of each: pages with the security policy, and pages where it is off, so that whatever is written in would run. */
export type Watched = {
  contexts: BrowserContext[]
  /** Opens a page as a person does; what should not be there is kept in `found`. */
  visit(page: Page, path: string): Promise<void>
  found: Map<string, string>
  /** How many pages were shown, and how many of them had the text of a payload. */
  seen: { shown: number; holding: number }
  end(): Promise<void>
}

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/** A browser that notices whatever runs, is refused to run, leads away or asks elsewhere. It has the visitor's session. */
export async function openWatched({ origin, cookies }: Visitor, stopping: Stopping): Promise<Watched> {
  const { browser, end } = await launchBrowser(stopping, flags)
  const found = new Map<string, string>()
  const seen = { shown: 0, holding: 0 }
  const tell = (what: string, page: string) => {
    if (!found.has(what)) found.set(what, page)
  }
  const contexts = await Promise.all([true, false].map((bypassCSP) => open(browser, origin, bypassCSP, tell)))
  for (const context of contexts)
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })))
  async function look(page: Page, path: string) {
    const answer = await page.goto(origin + path, { waitUntil: 'load' })
    const status = answer?.status() ?? 0
    if (status === 200) seen.shown += 1
    else if (status !== 404 || !isOfNothing(path))
      tell(`${new URL(path, origin).pathname} was answered ${status}`, path)
    if (page.url().startsWith(`${origin}/sign-in`) && !path.startsWith('/sign-in')) tell('led to the sign-in', path)
    await settled(page)
    for (const what of await page.evaluate(strangersIn)) tell(what, path)
    if (
      (await page.evaluate(() => /x\(\d+\)/.test(document.querySelector('main')?.textContent ?? ''))) &&
      status === 200
    )
      seen.holding += 1
    if (new URL(page.url()).origin !== origin) tell(`led away to ${page.url()}`, path)
    if (page.frames().length > 1) tell('a frame', path)
  }
  return {
    contexts,
    found,
    seen,
    visit: (page, path) => look(page, path).catch((error) => tell(`could not be looked at: ${error.message}`, path)),
    end,
  }
}

/** React has taken over, and events of what was written in have had their turn. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 40))))

async function open(browser: Browser, origin: string, bypassCSP: boolean, tell: (what: string, page: string) => void) {
  const context = await browser.newContext({ bypassCSP, locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  await context.exposeBinding('x', ({ page }, number) => tell(`payload ${number} ran`, page.url()))
  await context.exposeBinding('policyRefused', ({ page }, what) => tell(`the policy refused ${what}`, page.url()))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      Reflect.get(window, 'policyRefused')(`${violatedDirective} ${blockedURI} ${sample}`),
    )
  })
  context.on('dialog', (dialog) => {
    tell(`a dialog: ${dialog.message()}`, dialog.page()?.url() ?? '')
    void dialog.dismiss()
  })
  context.on('weberror', (error) => tell(`failed: ${error.error().message}`, error.page()?.url() ?? ''))
  context.on('console', (message) => {
    if (/refused|violate/i.test(message.text())) tell(`said: ${message.text().slice(0, 200)}`, message.location().url)
  })
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`)) tell(`asked ${url.slice(0, 200)}`, request.frame().url())
  })
  return context
}
