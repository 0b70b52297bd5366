import { expect, test } from '@playwright/test'
import { startFunil } from '../support/browser/start'
import { signInByForm } from '../support/browser/test'

test.skip(({ javaScriptEnabled, hasTouch }) => !javaScriptEnabled || hasTouch, 'how Next answers its own script')

const appUrl = 'https://crm.brisaclima.example'
let funil: Awaited<ReturnType<typeof startFunil>>
test.beforeAll(async () => {
  funil = await startFunil({ appUrl })
})
test.afterAll(() => funil.end())

test('an action that leads back to its own page shows what it did', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: funil.url })
  // What a proxy in front would let through.
  await page.route('**', (route, request) => {
    const headers = request.headers()
    return route.continue({ headers: headers.origin ? { ...headers, origin: appUrl } : headers })
  })
  await signInByForm(page, 'ana')
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Make an address' }).click()
  await expect(page.getByLabel('Address of the calendar')).toHaveValue(new RegExp(`^${appUrl}/calendar/`))
  await page.close()
})
