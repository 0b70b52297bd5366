import { violations } from '../support/browser/axe'
import { addCustomer, alert, expect, flash, signIn, test } from '../support/browser/test'

const codeOf = (name: string) => name.replace(/\W/g, '').slice(-30)

test('an admin sets up a funnel, and a phase with open leads asks where they go', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('Service')
  await page.goto('/settings/account-types')
  await page.getByLabel('Description').fill(name)
  await page.getByLabel('Code').fill(codeOf(name))
  await page.getByLabel('Uses lead phases').check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('heading', { name: `Lead phases of ${name}`, level: 1 })).toBeVisible()
  await expect(page.getByText(`${name} has no closing phase`)).toBeVisible()

  for (const [phase, type] of [
    ['First', 'Initial phase'],
    ['Second', 'Regular phase'],
    ['Third', 'Regular phase'],
    ['End', 'Closing phase'],
  ] as const) {
    await page.getByLabel('Description').fill(phase)
    await page.getByLabel('Code').fill(phase)
    await page.getByRole('radio', { name: type }).check()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('rowheader', { name: phase })).toBeVisible()
  }
  await expect(page.getByText(`${name} has no closing phase`)).toHaveCount(0)
  await page.getByRole('button', { name: 'Move Third up' }).click()
  await expect(flash(page)).toContainText('Moved.')
  await expect(page.getByRole('rowheader').nth(1)).toContainText('Third')

  await addCustomer(page, uniqueName('Of the service'), name)
  await page.goto('/settings/account-types')
  await page.getByRole('link', { name: `Phases ${name}` }).click()
  await page.getByRole('link', { name: 'Edit First' }).click()
  await page.getByText('Archive First?').click()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(alert(page)).toContainText('Say what becomes of the open leads')
})

test('closing reasons are added, edited and archived', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('Reason')
  await page.goto('/settings/closing-reasons')
  await page.getByLabel('Description').fill(name)
  await page.getByLabel('Code').fill(codeOf(name))
  await page.getByRole('radio', { name: 'Other' }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(flash(page)).toContainText('Added.')
  await page.getByRole('link', { name: `Edit ${name}` }).click()
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(flash(page)).toContainText('Archived.')
})

test('a new user chooses a password with a one-time link; another role ends the session', async ({
  page,
  browser,
  uniqueName,
  javaScriptEnabled,
}, info) => {
  await signIn(page)
  const name = uniqueName('Sofia')
  const email = `${codeOf(name).toLowerCase()}@brisaclima.example`
  await page.goto('/settings/users')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail', { exact: true }).fill(email)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const link = await page.getByLabel('One-time link').inputValue()

  const context = await browser.newContext({ ...info.project.use, baseURL: process.env.FUNIL_URL })
  const sofia = await context.newPage()
  await sofia.goto(link)
  if (javaScriptEnabled) expect(await violations(sofia)).toEqual([])
  await sofia.getByLabel('Password').fill('short')
  await sofia.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(alert(sofia)).toContainText('Use 12 characters or more')
  await sofia.getByLabel('Password').fill('eight green paper kites')
  await sofia.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(sofia.getByRole('heading', { name: 'Customers & leads' })).toBeVisible()
  const used = await sofia.request.get(link)
  expect(used.status()).toBe(404)

  const forbidden = await sofia.goto('/settings/users')
  expect(forbidden?.status()).toBe(403)
  await expect(sofia.getByRole('heading', { name: 'Your role does not allow this' })).toBeVisible()

  await page.getByRole('link', { name: `Edit ${name}` }).click()
  await page.getByRole('radio', { name: /^Viewer/ }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')
  await sofia.goto('/customers')
  await expect(sofia).toHaveURL(/\/sign-in/)
  await context.close()
})

test('language and look are one’s own', async ({ page, browser, uniqueName }, info) => {
  await signIn(page)
  const name = uniqueName('Otto')
  await page.goto('/settings/users')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail', { exact: true }).fill(`${codeOf(name).toLowerCase()}@brisaclima.example`)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const link = await page.getByLabel('One-time link').inputValue()
  const context = await browser.newContext({ ...info.project.use, baseURL: process.env.FUNIL_URL })
  const otto = await context.newPage()
  await otto.goto(link)
  await otto.getByLabel('Password').fill('nine blue copper pots')
  await otto.getByRole('button', { name: 'Save and sign in' }).click()
  await otto.waitForURL(/\/customers$/)
  await otto.goto('/profile')
  await otto.getByLabel('Language', { exact: true }).selectOption('de')
  await otto.getByLabel('Look', { exact: true }).selectOption('dark')
  await otto.getByRole('button', { name: 'Save' }).click()
  await expect(otto.getByRole('heading', { name: 'Ihr Profil' })).toBeVisible()
  await otto.goto('/customers')
  await expect(otto.locator('html')).toHaveAttribute('lang', 'de')
  await expect(otto.locator('html')).toHaveAttribute('data-theme', 'dark')
  await context.close()
})
