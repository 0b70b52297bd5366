import { addCustomer, addUser, alert, expect, flash, signIn, signInByForm, test } from '../support/browser/test'

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
  await alert(page).getByRole('link').click()
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/Must be an e-mail/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await expect(page.getByLabel('City')).toHaveValue('Porto')
  await expect(page.getByLabel('Account type').locator('option:checked')).toHaveText('Prospect')
  await page.getByLabel('E-mail').fill(`info@${name.replace(/\W/g, '')}.example`)
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
  await page.getByLabel('Phone', { exact: true }).fill('+351 220 001 482')
  await page.getByLabel('Mobile').fill('+351 910 001 482')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('link', { name: '+351 910 001 482' })).toHaveAttribute('href', 'tel:+351910001482')
  await expect(page.getByRole('link', { name: '+351 220 001 482' })).toHaveAttribute('href', 'tel:+351220001482')

  await page.getByRole('button', { name: 'Add contact' }).click()
  await expect(alert(page).getByRole('link', { name: 'Name: This must be filled in' })).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Sofia Prado')
  await page.getByLabel('Primary contact').check()
  await page.getByRole('button', { name: 'Add contact' }).click()
  await expect(flash(page)).toContainText('The contact is added.')
  const primary = page.getByRole('listitem').filter({ has: page.getByText('Primary', { exact: true }) })
  await expect(primary).toHaveCount(1)
  await expect(primary).toContainText('Sofia Prado')

  for (const name of ['Rui Teixeira', 'Sofia Prado']) {
    await page.getByRole('link', { name: `Edit ${name}` }).click()
    await page.getByRole('button', { name: 'Remove' }).click()
    await expect(flash(page)).toContainText('The contact is removed.')
  }
  await expect(page.getByRole('heading', { name: 'No contacts yet' })).toBeVisible()
})

test('two people edit one customer: the second sees what changed, keeps what was typed, and decides', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Two people'))
  await page.goto(`${card}/edit`)
  await page.getByLabel('City').fill('Lisboa')
  await page.getByLabel('Remark').fill('Rings at noon')

  const other = await anotherPage()
  await signIn(other, 'miriam')
  await other.goto(`${card}/edit`)
  await other.getByLabel('City').fill('Porto')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(flash(other)).toContainText('Saved.')

  await page.getByRole('button', { name: 'Save' }).click()
  await expect(alert(page)).toContainText('Miriam Keller changed the customer')
  await expect(alert(page)).toContainText('Porto')
  await expect(page).toHaveTitle(/^Error:/)
  await expect(page.getByRole('textbox', { name: 'City' })).toHaveValue('Lisboa')
  await expect(page.getByLabel('Remark')).toHaveValue('Rings at noon')
  await other.goto(card)
  await expect(other.getByText('Porto').first()).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')
  await expect(page.getByText('Lisboa').first()).toBeVisible()
  await page.goto(`${card}/history`)
  await expect(page.locator('del', { hasText: 'Porto' })).toBeVisible()
  await expect(page.locator('ins', { hasText: 'Lisboa' })).toBeVisible()
})

test('a session that ended while typing: sign in, and it is saved', async ({
  page,
  anotherPage,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signInByForm(page, 'joost')
  const card = await addCustomer(page, uniqueName('Away'))
  await page.goto(`${card}/edit`)
  await page.getByLabel('City').fill('Utrecht')
  const tab = await anotherPage(page)
  await tab.goto('/sign-out')
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await expect(tab.getByText('You are signed out.')).toBeVisible()

  await page.getByRole('button', { name: 'Save' }).click()
  if (javaScriptEnabled) await expect(page.getByRole('alert', { name: 'Your session has ended' })).toBeFocused()
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

test('the list is filtered, every filter is shown and taken away by a link, and the URL is the view', async ({
  page,
  anotherPage,
}) => {
  await signIn(page)
  await page.goto('/customers')
  const phone = (page.viewportSize()?.width ?? 0) < 600
  if (phone) await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByLabel('State').selectOption({ label: 'Open leads' })
  await page.getByText('More filters').click()
  await page.getByLabel('Score from').fill('40')
  await page.getByLabel('Expected value from').fill('1.000,50')
  await page.getByLabel('Expected value to').fill('a lot')
  await page.getByRole('button', { name: 'Show' }).last().click()
  if (phone) await page.getByRole('button', { name: 'Filters' }).click()
  await expect(page.getByLabel('Expected value to')).toHaveAccessibleDescription(/Must be an amount/)
  await expect(page.getByLabel('Expected value to')).toHaveValue('a lot')
  await page.getByLabel('Expected value to').fill('')
  await page.getByRole('button', { name: 'Show' }).last().click()
  await expect(page).toHaveURL(/\/customers\?state=open&scoreFrom=40&valueFrom=100050$/)
  const set = page.getByRole('list', { name: 'Set filters' }).getByRole('link')
  await expect(set).toHaveText([/State: Open leads/, /Score from 40/, /Expected value from €1,000.50/])
  const count = await page.locator('.totals dd').first().textContent()

  const other = await anotherPage()
  await signIn(other, 'ines')
  await other.goto(page.url())
  await expect(other.locator('.totals dd').first()).toHaveText(count ?? '')
  await set.filter({ hasText: 'Score' }).click()
  await expect(page).toHaveURL(/\/customers\?state=open&valueFrom=100050$/)
})

test('a column that is not offered for a while stays chosen', async ({ page, anotherPage, uniqueName, hasTouch }) => {
  test.skip(hasTouch === true, 'a phone has no columns')
  const field = uniqueName('Warranty')
  await signIn(page)
  const somebody = await anotherPage()
  await addUser(page, uniqueName('Columns'), somebody)
  await page.goto('/settings/custom-fields')
  await page.getByLabel('Name', { exact: true }).fill(field)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('rowheader', { name: field })).toBeVisible()
  const choose = async (column: string) => {
    await somebody.goto('/customers/columns')
    await somebody.getByLabel(column).check()
    await somebody.getByRole('button', { name: 'Save' }).click()
    await expect(flash(somebody)).toContainText('Saved.')
  }
  const head = somebody.getByRole('columnheader', { name: field, includeHidden: true })
  await choose(field)
  await expect(head).toHaveCount(1)

  await page.getByRole('link', { name: `Edit ${field}` }).click()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(flash(page)).toContainText('Archived.')
  await choose('Weighted')
  await expect(head).toHaveCount(0)

  await page.locator('details.archived > summary').click()
  await page.locator('.deact').filter({ hasText: field }).getByRole('button', { name: 'Restore' }).click()
  await expect(flash(page)).toContainText('Restored.')
  await somebody.goto('/customers')
  await expect(head).toHaveCount(1)
})

test('columns are chosen for oneself, and the list is exported as it is filtered', async ({
  page,
  anotherPage,
  uniqueName,
  hasTouch,
}) => {
  const field = uniqueName('Contract')
  const admin = await anotherPage()
  await signIn(admin)
  await admin.goto('/settings/custom-fields')
  await admin.getByLabel('Name', { exact: true }).fill(field)
  await admin.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(flash(admin)).toBeVisible()

  await signIn(page, 'tiago')
  await page.goto('/customers?state=open')
  await page.getByText('More', { exact: true }).first().click()
  await page.getByRole('link', { name: 'Choose columns' }).click()
  await page.getByLabel('Weighted').check()
  await page.getByLabel(field).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(/\/customers\?state=open$/)
  await expect(page.getByRole('columnheader', { name: 'Weighted', includeHidden: true })).toHaveCount(1)
  const head = page.getByRole('columnheader', { name: field, includeHidden: true })
  await expect(head).toHaveCount(1)

  // By the head of the column, or on a phone, which has none, by a choice.
  if (hasTouch) {
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByLabel('Sort by').selectOption({ label: `${field}, A to Z` })
    await page.getByRole('button', { name: 'Show', exact: true }).first().click()
  } else await head.getByRole('link').click()
  await expect(page).toHaveURL(/\/customers\?state=open&sort=cf\.[-0-9a-f]{36}\.text$/)
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await page.goto('/customers?state=open')

  if (hasTouch) await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByText('More filters').click()
  await page.getByRole('group', { name: field }).getByLabel('Contains').fill('nothing like it')
  await page.getByRole('button', { name: 'Show' }).last().click()
  await expect(page).toHaveURL(/\/customers\?state=open&cf\.[-0-9a-f]{36}\.contains=nothing\+like\+it$/)
  await expect(page.getByRole('heading', { name: 'Nothing fits these filters' })).toBeVisible()
  const set = page.getByRole('list', { name: 'Set filters' }).getByRole('link')
  await set.filter({ hasText: `${field}: “nothing like it”` }).click()
  await expect(page).toHaveURL(/\/customers\?state=open$/)

  await page.goto('/customers/columns')
  await page.getByRole('button', { name: 'Usual columns' }).click()
  await expect(page.getByRole('columnheader', { name: 'Weighted', includeHidden: true })).toHaveCount(0)

  const answer = await page.request.get('/customers/export?state=won&format=plain')
  expect(answer.headers()['content-disposition']).toMatch(/customers-\d{4}-\d\d-\d\d\.csv/)
  const lines = (await answer.text()).trimEnd().split('\r\n')
  expect(lines[0]?.split(',')).toContain(field)
  await page.goto('/customers?state=won')
  await expect(page.locator('.totals dd').first()).toHaveText(String(lines.length - 1))
})
