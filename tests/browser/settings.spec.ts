import type { Page } from '@playwright/test'
import { violations } from '../support/browser/axe'
import { addCustomer, addUser, alert, codeOf, expect, flash, signIn, test } from '../support/browser/test'

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

  const card = await addCustomer(page, uniqueName('Of the service'), name)
  await page.goto(`${card}/overview`)
  await page.getByRole('button', { name: /Complete phase.*Third/ }).click()
  await expect(flash(page)).toContainText('Phase completed.')
  await page.goto('/settings/account-types')
  await page.getByRole('link', { name: `Phases ${name}` }).click()
  await page.getByRole('link', { name: 'Edit Third' }).click()
  await page.getByText('Archive Third?').click()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(alert(page)).toContainText('Say what becomes of the open leads')
  await page.getByRole('radio', { name: /To another phase/ }).check({ force: true })
  await page.getByLabel('Lead phase', { exact: true }).selectOption({ label: 'Second' })
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(flash(page)).toContainText('Archived.')
  await expect(page.getByRole('rowheader', { name: 'Third' })).toHaveCount(0)
  await page.goto(`${card}/overview`)
  await expect(page.getByRole('heading', { name: 'Second', exact: true })).toBeVisible()
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

test('a team filters the list and the figures, sees the views shared with it, and is archived when it is empty', async ({
  page,
  anotherPage,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page)
  const [team, name] = [uniqueName('North'), uniqueName('Sofia')]
  const sofia = await anotherPage()
  await addUser(page, name, sofia)
  await addCustomer(sofia, uniqueName('Of the team'))
  await page.goto('/settings/teams')
  await page.getByLabel('Name', { exact: true }).fill(team)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(flash(page)).toContainText('Added.')
  const edit = page.getByRole('link', { name: `Edit ${team}` })
  const id = new URL((await edit.getAttribute('href')) ?? '', page.url()).searchParams.get('edit')
  await putInto(page, name, team)

  await page.goto(`/customers?team=${id}`)
  await expect(page.locator('.set-filters')).toContainText(`Team: ${team}`)
  await expect(page.locator('.totals')).toContainText('1')
  await page.goto(`/overview?team=${id}`)
  await expect(page.getByLabel('Team', { exact: true })).toHaveValue(id ?? '')
  if (javaScriptEnabled) expect(await violations(page, 'the overview of a team')).toEqual([])

  const view = uniqueName('Of us')
  await page.goto(`/customers/views/new?team=${id}`)
  await page.getByLabel('Name', { exact: true }).fill(view)
  await page.getByRole('radio', { name: /^A team/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(alert(page)).toContainText('Choose the team')
  await page.getByLabel('Team', { exact: true }).selectOption({ label: team })
  if (javaScriptEnabled) expect(await violations(page, 'a view for a team')).toEqual([])
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('The view is saved.')
  const shared = sofia.getByRole('link', { name: view, exact: true })
  await sofia.goto('/customers/views')
  await expect(shared).toBeVisible()

  await page.goto(`/settings/teams?edit=${id}`)
  await expect(page.getByText('1 person is in this team.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Archive' })).toHaveCount(0)
  if (javaScriptEnabled) expect(await violations(page, 'the teams')).toEqual([])
  await putInto(page, name, 'No team')
  await sofia.reload()
  await expect(shared).toHaveCount(0)
  await page.goto(`/settings/teams?edit=${id}`)
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(flash(page)).toContainText('Archived.')
  await page.goto(`/customers?team=${id}`)
  await expect(page.locator('.set-filters')).toContainText(`Team: ${team}`)
})

/** Says in a user's form which team they are in. */
async function putInto(page: Page, name: string, team: string) {
  await page.goto('/settings/users')
  await page.getByRole('link', { name: `Edit ${name}` }).click()
  await page.getByLabel('Team', { exact: true }).selectOption({ label: team })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')
}

test('a new user chooses a password with a one-time link; another role ends the session', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page)
  const name = uniqueName('Sofia')
  const sofia = await anotherPage()
  const link = await addUser(page, name, sofia, 'eight green paper kites')
  await expect(sofia.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  const used = await sofia.request.get(link)
  expect(used.status()).toBe(404)

  await page.getByRole('link', { name: `Edit ${name}` }).click()
  await page.getByRole('radio', { name: /^Viewer/ }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')
  await sofia.goto('/customers')
  await expect(sofia).toHaveURL(/\/sign-in/)
})

test('a password that is too short is refused, and the link goes on working', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page)
  const name = uniqueName('Otto')
  await page.goto('/settings/users')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(alert(page)).toContainText('This must be filled in')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail', { exact: true }).fill(`${codeOf(name).toLowerCase()}@brisaclima.example`)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const otto = await anotherPage()
  await otto.goto(await page.getByLabel('One-time link').inputValue())
  await otto.getByLabel('Password').fill('short')
  await otto.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(alert(otto)).toContainText('Use 12 characters or more')
  await otto.getByLabel('Password').fill('nine blue copper pots')
  await otto.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(otto.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
})

test('language and look are one’s own', async ({ page, anotherPage, uniqueName }) => {
  await signIn(page)
  const otto = await anotherPage()
  await addUser(page, uniqueName('Otto'), otto)
  await otto.goto('/profile')
  await otto.getByLabel('Language', { exact: true }).selectOption('de')
  await otto.getByLabel('Look', { exact: true }).selectOption('dark')
  await otto.getByRole('region', { name: 'Look and language' }).getByRole('button', { name: 'Save' }).click()
  await expect(otto.getByRole('heading', { name: 'Ihr Profil' })).toBeVisible()
  await otto.goto('/customers/new')
  await expect(otto.locator('html')).toHaveAttribute('lang', 'de')
  await expect(otto.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(otto.getByLabel('Kontotyp')).toBeVisible()
  await expect(otto.getByLabel('Betreuer')).toBeVisible()
  await page.goto('/customers/new')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('the organization is renamed, and the change stands in the history of the settings', async ({
  page,
  uniqueName,
}) => {
  await signIn(page)
  const name = uniqueName('Brisa Clima')
  await page.goto('/settings/organization')
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(alert(page)).toContainText('This must be filled in')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await page.goto('/settings/history')
  await expect(page.locator('ins', { hasText: name })).toBeVisible()
  await page.goto('/settings/organization')
  await page.getByLabel('Name', { exact: true }).fill('Brisa Clima')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')
})

test('only an admin comes into the settings and the import', async ({ page }) => {
  await signIn(page, 'joost')
  for (const path of ['/settings/users', '/settings/account-types', '/settings/organization', '/import']) {
    const answer = await page.goto(path)
    expect({ path, status: answer?.status() }).toEqual({ path, status: 403 })
    await expect(page.getByRole('heading', { name: 'Your role does not allow this' })).toBeVisible()
  }
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0)
})

test('a user is deactivated after a question, signed out at once, and comes back', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page)
  const name = uniqueName('Pedro')
  const pedro = await anotherPage()
  await addUser(page, name, pedro)
  const card = await addCustomer(pedro, uniqueName('Of Pedro'))

  await page.goto('/settings/users')
  await page.getByRole('link', { name: `Edit ${name}` }).click()
  await page.getByText(`Deactivate ${name}?`).click()
  await expect(page.getByText('They own 1 customer and 1 open lead.')).toBeVisible()
  await page.getByLabel('Their customers and open leads go to').selectOption({ label: 'Joost Vermeer' })
  await page.getByRole('button', { name: 'Deactivate', exact: true }).click()
  await expect(flash(page)).toContainText('Deactivated.')
  await pedro.goto(card)
  await expect(pedro).toHaveURL(/\/sign-in/)
  await page.goto(card)
  await expect(page.getByText('Joost Vermeer').first()).toBeVisible()

  await page.goto('/settings/users')
  await page.locator('summary', { hasText: 'Deactivated' }).click()
  await page.getByRole('button', { name: `Activate again ${name}` }).click()
  await expect(flash(page)).toContainText('Restored.')
  await expect(page.getByRole('link', { name: `Edit ${name}` })).toBeVisible()
})

test('turning the funnel off asks first', async ({ page }) => {
  await signIn(page)
  const sure = page.getByRole('checkbox', { name: /Yes, turn it off: \d+ open leads disappear/ })
  // Again where another test renames the organization meanwhile.
  await expect(async () => {
    await page.goto('/settings')
    await expect(sure).toBeHidden()
    await page.getByLabel('The funnel is on').uncheck()
    await expect(sure).toBeVisible()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(alert(page)).toContainText('Tick this to turn the funnel off.')
    await expect(sure).not.toBeChecked()
  }).toPass()
  await page.goto('/settings/organization')
  await expect(page.getByLabel('The funnel is on')).toBeChecked()
})
