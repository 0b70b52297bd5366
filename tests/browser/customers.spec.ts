import { addCustomer, alert, expect, flash, signIn, test } from '../support/browser/test'

test('a form with mistakes comes back with everything typed and a link to each field', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('Mistakes')
  await page.goto('/customers/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail').fill('not an address')
  await page.getByLabel('City').fill('Porto')
  await page.getByLabel('Account type').selectOption({ label: 'Prospect' })
  await page.getByRole('button', { name: 'Add customer' }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await expect(alert(page).getByRole('link', { name: /Must be an e-mail/ })).toHaveAttribute('href', '#email')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await expect(page.getByLabel('City')).toHaveValue('Porto')
  await expect(page.getByLabel('Account type').locator('option:checked')).toHaveText('Prospect')
  await page.getByLabel('E-mail').fill('info@porto.example')
  await page.getByRole('button', { name: 'Add customer' }).click()
  await expect(flash(page)).toContainText('The customer is added.')
  await expect(page).not.toHaveTitle(/^Error:/)

  await page.goto(`/customers?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await page.goto('/customers?q=nothing-is-called-so')
  await expect(page.getByRole('heading', { name: 'Nothing fits these filters' })).toBeVisible()
})

test('contacts are added, made primary, edited and removed', async ({ page, uniqueName }) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Contacts'))
  await page.goto(`${card}/contacts`)
  await page.getByLabel('Name', { exact: true }).fill('Rui Teixeira')
  await page.getByLabel('Function').fill('facilities')
  await page.getByLabel('Primary contact').check()
  await page.getByRole('button', { name: 'Add contact' }).click()
  await expect(flash(page)).toContainText('The contact is added.')
  await expect(page.getByText('Rui Teixeira, facilities')).toBeVisible()
  await page.getByRole('link', { name: 'Edit Rui Teixeira' }).click()
  await page.getByLabel('Phone').fill('+351 220 001 482')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('link', { name: '+351 220 001 482' })).toHaveAttribute('href', 'tel:+351220001482')
  await page.getByRole('link', { name: 'Edit Rui Teixeira' }).click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('heading', { name: 'No contacts yet' })).toBeVisible()
})

test('two people edit one customer: the second sees what changed, keeps what was typed, and decides', async ({
  page,
  browser,
  uniqueName,
}, info) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Two people'))
  await page.goto(`${card}/edit`)
  await page.getByLabel('City').fill('Lisboa')

  const context = await browser.newContext({ ...info.project.use, baseURL: process.env.FUNIL_URL })
  const other = await context.newPage()
  await signIn(other, 'miriam')
  await other.goto(`${card}/edit`)
  await other.getByLabel('City').fill('Porto')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(flash(other)).toContainText('Saved.')
  await context.close()

  await page.getByRole('button', { name: 'Save' }).click()
  await expect(alert(page)).toContainText('Miriam Keller changed the customer')
  await expect(alert(page)).toContainText('Porto')
  await expect(page.getByLabel('City')).toHaveValue('Lisboa')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')
  await expect(page.getByText('Lisboa').first()).toBeVisible()
})

test('a session that ended while typing: sign in, and it is saved', async ({ page, browser, uniqueName }, info) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Away'))
  await page.goto(`${card}/edit`)
  await page.getByLabel('City').fill('Utrecht')
  const context = await browser.newContext({
    ...info.project.use,
    baseURL: process.env.FUNIL_URL,
    storageState: await page.context().storageState(),
  })
  const tab = await context.newPage()
  await tab.goto('/sign-out')
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await expect(tab.getByText('You are signed out.')).toBeVisible()
  await context.close()

  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('#signInEmail').fill('joost@brisaclima.example')
  await page.locator('#signInPassword').fill('three warm rooms')
  await page
    .getByRole('button', { name: /Sign in and save|^Save$/ })
    .first()
    .click()
  await expect(page.getByText('Utrecht').first()).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`${card}$`))
})

test('a customer is archived and restored', async ({ page, uniqueName }) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Archived'))
  await page.goto(`${card}/archive`)
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(flash(page)).toContainText('The customer is archived.')
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(flash(page)).toContainText('The customer is restored.')
})

test('a double click adds one customer', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('Clicked twice')
  await page.goto('/customers/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Add customer' }).dblclick()
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/)
  await page.goto(`/customers?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(1)
})
