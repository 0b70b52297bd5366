import { expect, type Page, test } from '@playwright/test'
import { violations } from '../support/browser/axe'
import { startFunil } from '../support/browser/start'

let funil: Awaited<ReturnType<typeof startFunil>>
test.beforeAll(async () => {
  funil = await startFunil({ empty: true })
})
test.afterAll(() => funil.end())

test('an organization without leads is told where figures and cards come from; without the funnel there are none', async ({
  page,
  javaScriptEnabled,
}) => {
  await setUp(page)
  await page.goto(`${funil.url}/overview`)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { name: 'No leads yet' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'Add a customer' })).toHaveAttribute('href', '/customers/new')
  await expect(main.getByRole('table')).toHaveCount(0)

  await page.goto(`${funil.url}/overview?owner=nobody`)
  await expect(main.getByRole('heading', { name: 'No leads with these filters' })).toBeVisible()
  // axe runs inside the page.
  if (javaScriptEnabled) expect(await violations(page, 'nothing fits')).toEqual([])
  await main.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page).toHaveURL(/\/overview$/)
  await expect(main.getByRole('heading', { name: 'No leads yet' })).toBeVisible()

  await page.goto(`${funil.url}/board`)
  await expect(main.getByRole('heading', { name: 'No open leads in this funnel' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'Add a customer' })).toHaveAttribute('href', '/customers/new')

  await page.goto(`${funil.url}/settings/organization`)
  await page.getByLabel('The funnel is on').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: /\S/ })).toBeVisible()
  for (const path of ['/overview', '/board', '/board/move']) {
    const answer = await page.goto(funil.url + path)
    expect(answer?.status()).toBe(404)
  }
  for (const path of ['/customers', '/more']) {
    await page.goto(funil.url + path)
    await expect(page.getByRole('link', { name: /overview|^board/i })).toHaveCount(0)
  }
})

async function setUp(page: Page) {
  await page.goto(funil.link ?? '')
  await page.getByLabel('Name').first().fill('Casa Clara')
  await page.getByLabel('Name').last().fill('Eva Clara')
  await page.getByLabel('E-mail').fill('eva@casaclara.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('three warm rooms')
  await page.getByRole('radio', { name: /An empty funnel/ }).check({ force: true })
  await page.getByRole('button', { name: 'Set up and start' }).click()
  await expect(page).not.toHaveURL(/setup|sign-in/)
}
