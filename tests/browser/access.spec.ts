import { violations } from '../support/browser/axe'
import { addCustomer, alert, expect, signIn, test } from '../support/browser/test'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })
    test.beforeEach(({ javaScriptEnabled }) => {
      test.skip(!javaScriptEnabled, 'axe runs inside the page, so it needs JavaScript')
    })

    test('no page has a barrier that axe finds', async ({ page, uniqueName }) => {
      test.slow()
      const found: string[] = []
      await page.goto('/sign-in')
      found.push(...(await violations(page)))
      await signIn(page)
      const card = await addCustomer(page, uniqueName('Axe'))
      const rows = await page
        .goto('/customers')
        .then(() => page.locator('tbody .c-name a').first().getAttribute('href'))
      for (const path of [
        '/customers',
        '/customers?q=nothing-is-called-so',
        '/customers/new',
        card,
        `${card}/overview`,
        `${card}/overview?move=close`,
        `${card}/overview?move=jump`,
        `${card}/contacts`,
        `${card}/history`,
        `${card}/edit`,
        `${card}/account-type`,
        `${card}/archive`,
        rows ?? '/customers',
        '/settings/account-types',
        '/settings/closing-reasons',
        '/settings/organization',
        '/settings/users',
        '/settings/history',
        '/profile',
        '/import',
        '/sign-out',
        '/nowhere',
      ]) {
        await page.goto(path)
        found.push(...(await violations(page)))
      }
      await page.goto('/customers/new')
      await page.getByRole('button', { name: 'Add customer' }).click()
      await expect(alert(page)).toBeVisible()
      found.push(...(await violations(page)))
      expect(found).toEqual([])
    })

    test('nothing scrolls sideways on the smallest phone', async ({ page }) => {
      await signIn(page)
      await page.setViewportSize({ width: 320, height: 700 })
      for (const path of ['/customers', '/customers/new', '/settings/users', '/profile', '/import']) {
        await page.goto(path)
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect({ path, width }).toEqual({ path, width: 320 })
      }
    })
  })
}
