import { password } from '@/db/seeds/demo/cast'
import { addCustomer, alert, expect, isToday, signIn, signInByForm, test } from '../support/browser/test'

test('a wrong password says so and keeps the e-mail; signing out ends the session', async ({ page }) => {
  await page.goto('/customers')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcustomers/)
  await page.getByLabel('E-mail').fill('ines@brisaclima.example')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(alert(page)).toContainText('E-mail or password is not right')
  await expect(page).toHaveTitle(/^Error:/)
  await expect(page.getByLabel('E-mail')).toHaveValue('ines@brisaclima.example')
  await signInByForm(page, 'ines')
  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto('/customers')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('what is not there says so in words, with the right status', async ({ page }) => {
  await signIn(page, 'joost')
  for (const path of ['/nowhere', '/customers/00000000-0000-4000-8000-000000000000', '/customers/x/overview']) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible()
  }
})

test('who is not signed in sees nothing, and comes back to where they wanted to go', async ({ page, uniqueName }) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Later'))
  await page.context().clearCookies()
  await page.goto(`${card}/history`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('E-mail').fill('miriam@brisaclima.example')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(new RegExp(`${card}/history$`))
})

test('in forced colours what is chosen shows, and the other tabs are not underlined', async ({ page, uniqueName }) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Forced'))
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${card}/activities`)
  const [tabs, kinds] = [page.locator('.tabs a'), page.locator('.pick label')]
  const others = page.locator('.tabs a:not([aria-current])')
  for (const chosen of [tabs.and(page.locator('[aria-current]')), kinds.filter({ has: page.locator(':checked') })])
    await expect(chosen.first()).toHaveCSS('outline-style', 'solid')
  await expect(kinds.filter({ hasNot: page.locator(':checked') }).first()).toHaveCSS('outline-style', 'none')
  await expect(others.first()).toHaveCSS('border-bottom-color', 'rgb(255, 255, 255)')
})

test('everything can be reached with the keyboard alone', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type('joost@brisaclima.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(isToday)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1)
})

test('the list is searched and filtered, and its address is the view', async ({ page }, info) => {
  await signIn(page, 'joost')
  await page.goto('/customers')
  const filters = page.getByRole('button', { name: /^Filters/ })
  if (await filters.isVisible()) await filters.click()
  await page.getByLabel('State').selectOption({ label: 'Won' })
  await page.getByLabel('Account type').selectOption({ label: 'Lead' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/state=won/)
  const rows = page.getByRole('row')
  expect(await rows.count(), info.project.name).toBeGreaterThan(5)
  await expect(rows.nth(1)).toContainText('Won')
  await page.goto(page.url())
  await expect(rows.nth(1)).toContainText('Won')
})

test('a viewer sees all and changes nothing', async ({ page }) => {
  await signIn(page, 'ines')
  await page.goto('/customers')
  await expect(page.getByRole('link', { name: 'Add', exact: true })).toHaveCount(0)
  const answer = await page.goto('/customers/new')
  expect(answer?.status()).toBe(403)
})

test('health answers operators', async ({ request }) => {
  expect((await request.get('/health/live')).status()).toBe(200)
  expect(await (await request.get('/health/ready')).json()).toEqual({ status: 'ready' })
})

test('pages and scripts are packed for who takes them so', async ({ request }) => {
  const page = await request.get('/sign-in', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(page.headers()['content-encoding']).toBe('br')
  const [, script = ''] = (await page.text()).match(/<script src="([^"]+)"/) ?? []
  const packed = await request.get(script, { headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers()['content-encoding']).toBe('gzip')
  const plain = await request.get(script, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers()['content-encoding']).toBeUndefined()
  expect(await packed.text()).toBe(await plain.text())
})

test('posts from elsewhere run nothing', async ({ request }) => {
  for (const origin of [undefined, 'null', 'https://evil.example']) {
    const headers: Record<string, string> = origin ? { origin } : {}
    const answer = await request.post('/sign-in', { headers, multipart: { email: 'a', password: 'b' } })
    expect(answer.status()).toBe(403)
  }
})

test('a form that is cut off is told so, and is no failure of ours', async ({ request }) => {
  const { origin } = new URL((await request.get('/sign-in')).url())
  const kind = 'multipart/form-data; boundary=end'
  for (const [type, data] of [
    [kind, '--end\r\nContent-Disposition: form-data; name="email"\r\n\r\nana@'],
    ['multipart/form-data', '--end--\r\n'],
  ] as const) {
    const answer = await request.post('/sign-in', { headers: { origin, 'content-type': type }, data })
    expect(answer.status()).toBe(400)
    expect(await answer.text()).toContain('This form did not arrive whole. Nothing was saved.')
  }
})
