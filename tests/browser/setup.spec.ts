import { expect, type Page, test } from '@playwright/test'
import { violations } from '../support/browser/axe'
import { startFunil } from '../support/browser/start'

let funil: Awaited<ReturnType<typeof startFunil>>
test.beforeAll(async () => {
  funil = await startFunil({ empty: true })
})
test.afterAll(() => funil.end())

async function axe(page: Page, javaScriptEnabled: boolean | undefined, state: string) {
  // axe runs inside the page.
  if (javaScriptEnabled) expect(await violations(page, state)).toEqual([])
}

test('the printed link sets up the organization, once', async ({ page, browser, javaScriptEnabled }) => {
  await page.goto(funil.link ?? '')
  await axe(page, javaScriptEnabled, 'first')
  await page.getByLabel('Name').first().fill('Casa Clara')
  await page.getByLabel('Name').last().fill('Eva Clara')
  await page.getByLabel('E-mail').fill('eva@casaclara.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('short')
  await page.getByRole('radio', { name: /An empty funnel/ }).check({ force: true })
  await page.getByRole('button', { name: 'Set up and start' }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await expect(page.getByLabel('Name').first()).toHaveValue('Casa Clara')
  await expect(page.getByLabel('E-mail')).toHaveValue('eva@casaclara.example')
  await axe(page, javaScriptEnabled, 'refused')
  await page.getByRole('textbox', { name: 'Password' }).fill('three warm rooms')
  await page.getByRole('button', { name: 'Set up and start' }).click()
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeAttached()
  await expect(page).not.toHaveURL(/setup|sign-in/)

  const stranger = await browser.newPage({ javaScriptEnabled })
  const again = await stranger.goto(funil.link ?? '')
  expect(again?.status()).toBe(404)
  await expect(stranger.getByRole('heading', { name: 'This set-up link does not work' })).toBeVisible()
  await axe(stranger, javaScriptEnabled, 'closed')
  await stranger.close()

  await page.goto(`${funil.url}/customers`)
  await expect(page.getByRole('heading', { name: 'No customers yet' })).toBeVisible()
  await axe(page, javaScriptEnabled, 'first day')
  await page.goto(`${funil.url}/overview`)
  await axe(page, javaScriptEnabled, 'nothing to count')
  await page.goto(`${funil.url}/settings/account-types`)
  await expect(page.getByRole('link', { name: 'Phases Lead', exact: true })).toBeVisible()

  await test.step('while the database is away every page says so, and none needs more than patience', async () => {
    await page.goto(`${funil.url}/customers/new`)
    await page.getByLabel('Name', { exact: true }).fill('Padaria Sol')
    await funil.tell('database away')
    await page.getByRole('button', { name: 'Add customer' }).click()
    await expect(page.getByText(/reach its data/).first()).toBeVisible()
    await axe(page, javaScriptEnabled, 'sent while the database is away')
    const away = await page.goto(`${funil.url}/customers`)
    expect(away?.status()).toBe(503)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await axe(page, javaScriptEnabled, 'without a database')
    await funil.tell('database back')
    await expect(async () => {
      expect((await page.goto(`${funil.url}/customers`))?.status()).toBe(200)
    }).toPass()
  })

  await test.step('the books are proved when asked, and list what was painted over', async () => {
    // A job makes it, and the page looks again after some seconds.
    const says = (text: string) => expect(page.getByRole('status')).toContainText(text, { timeout: 20_000 })
    const check = () => page.getByRole('button', { name: 'Check the books' }).click()
    await page.goto(`${funil.url}/customers/new`)
    await page.getByLabel('Name', { exact: true }).fill('Padaria Lua')
    await page.getByLabel('City').fill('Beja')
    await page.getByRole('button', { name: 'Add customer' }).click()
    await page.waitForURL(/customers\/[0-9a-f-]{36}/)
    const card = new URL(page.url()).pathname
    await page.goto(`${funil.url}/settings/books`)
    await expect(page.getByText('Not checked yet.')).toBeVisible()
    await axe(page, javaScriptEnabled, 'books never checked')
    await check()
    await says('All agrees.')
    await axe(page, javaScriptEnabled, 'books in order')

    await funil.tell('paint over')
    await check()
    await says('disagreements.')
    const history = page.getByRole('region', { name: 'History and tables' })
    const painted = history.getByRole('row').filter({ hasText: 'Painted over' }).filter({ hasText: 'Beja' })
    await expect(painted).toContainText('customers.city')
    await axe(page, javaScriptEnabled, 'books that disagree')
    await painted.getByRole('link', { name: 'Customer' }).click()
    await expect(page).toHaveURL(`${funil.url}${card}`)
  })
})
