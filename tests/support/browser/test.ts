import { test as base, expect, type Page } from '@playwright/test'
import { password } from '@/db/seeds/demo/cast'

export { expect }

let made = 0

/** A journey: signed out at first, watched for errors of the page and for requests to anywhere else. */
export const test = base.extend<{ uniqueName: (what: string) => string }>({
  baseURL: async ({ baseURL: _none }, use) => use(process.env.FUNIL_URL),
  page: async ({ page }, use) => {
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (404|403|503)/.test(message.text())) wrong.push(message.text())
    })
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && hostname !== 'localhost') wrong.push(`asked ${request.url()}`)
    })
    await use(page)
    expect(wrong).toEqual([])
  },
  uniqueName: async ({ page: _page }, use, info) =>
    use((what) => `${what} ${info.workerIndex}-${info.project.name.replace(/\W/g, '')}-${++made}`),
})

export async function signIn(
  page: Page,
  name: 'ana' | 'miriam' | 'joost' | 'tiago' | 'ines' = 'ana',
  secret = password,
) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${name}@brisaclima.example`)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/customers$/)
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

export const flash = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ })

/** What is wrong with a form; Next has an alert of its own outside of it. */
export const alert = (page: Page) => page.locator('form').getByRole('alert')
