import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { password } from '@/db/seeds/demo/cast'

export { expect }

let made = 0

type Journey = {
  /** A page of somebody else, or of the same person elsewhere: watched like the test's own. */
  anotherPage: (cookiesOf?: Page) => Promise<Page>
  uniqueName: (what: string) => string
}

/** A journey: signed out at first, watched for errors of its pages and for requests to anywhere else. */
export const test = base.extend<Journey>({
  baseURL: async ({ baseURL: _none }, use) => use(process.env.FUNIL_URL),
  context: async ({ context }, use) => {
    const wrong = watch(context)
    await use(context)
    expect(wrong).toEqual([])
  },
  anotherPage: async ({ browser, baseURL }, use, { project }) => {
    const opened: { context: BrowserContext; wrong: string[] }[] = []
    await use(async (cookiesOf) => {
      const storageState = await cookiesOf?.context().storageState()
      const context = await browser.newContext({ ...project.use, baseURL, storageState })
      opened.push({ context, wrong: watch(context) })
      return context.newPage()
    })
    for (const { context } of opened) await context.close()
    expect(opened.flatMap(({ wrong }) => wrong)).toEqual([])
  },
  uniqueName: async ({ page: _page }, use, info) =>
    use((what) => `${what} ${info.workerIndex}-${info.project.name.replace(/\W/g, '')}-${++made}`),
})

/** Collects what no page may do: fail, break its own security policy, ask for anything of another origin. */
function watch(context: BrowserContext): string[] {
  const wrong: string[] = []
  context.on('weberror', (error) => wrong.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error' && !/status of (404|403|503)|INTERNET_DISCONNECTED/.test(message.text()))
      wrong.push(message.text())
  })
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== process.env.FUNIL_URL) wrong.push(`asked ${request.url()}`)
  })
  return wrong
}

type Person = 'ana' | 'miriam' | 'joost' | 'tiago' | 'ines'
const sessions = new Map<Person, Awaited<ReturnType<BrowserContext['cookies']>>>()

/** Where one lands after signing in. */
export const isToday = ({ pathname }: URL) => pathname === '/'

/** Through the form, with a session that is the test's own: for tests that end it. */
export async function signInByForm(page: Page, name: Person) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${name}@brisaclima.example`)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(isToday)
}

/** With the session that this person has in the tests of this worker. */
export async function signIn(page: Page, name: Person = 'ana') {
  const cookies = sessions.get(name)
  if (cookies) return page.context().addCookies(cookies)
  await signInByForm(page, name)
  sessions.set(name, await page.context().cookies())
}

/** A customer with an open lead of account type Lead; answers the path of its card. */
export async function addCustomer(page: Page, name: string, accountType = 'Lead'): Promise<string> {
  await page.goto('/customers/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Account type').selectOption({ label: accountType })
  await page.getByRole('button', { name: 'Add customer' }).click()
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

/** Takes the open lead, in its first phase, to the end. */
export async function closeAsWon(page: Page, card: string) {
  await page.goto(`${card}/overview?move=close`)
  await page.getByRole('radio', { name: 'Won', exact: true }).check()
  await page.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(flash(page)).toContainText('The lead is closed.')
}

/** Somebody new, who chose this password with the one-time link. The page of an admin stands at the users then. */
export async function addUser(page: Page, name: string, theirs: Page, secret = 'eight green paper kites') {
  const email = `${codeOf(name).toLowerCase()}@brisaclima.example`
  await page.goto('/settings/users')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail', { exact: true }).fill(email)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const link = await page.getByLabel('One-time link').inputValue()
  await theirs.goto(link)
  await theirs.getByLabel('Password').fill(secret)
  await theirs.getByRole('button', { name: 'Save and sign in' }).click()
  await theirs.waitForURL(isToday)
  return link
}

/** A code made of a unique name. */
export const codeOf = (name: string) => name.replace(/\W/g, '').slice(-30)

export const flash = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ })

/** What is wrong with a form; Next has an alert of its own outside of it. */
export const alert = (page: Page) => page.locator('form').getByRole('alert')
