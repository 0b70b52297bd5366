import type { Page } from '@playwright/test'
import { violations } from '../support/browser/axe'
import { crowded } from '../support/browser/crowded'
import { addCustomer, alert, closeAsWon, codeOf, expect, signIn, signInByForm, test } from '../support/browser/test'

test.slow()

async function lookAt(page: Page, paths: string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    await page.goto(path)
    found.push(...(await violations(page, new URL(page.url()).search)))
  }
  return found
}

/** Sends a form that will be refused, and looks at the page as it comes back. */
async function refused(page: Page, path: string, button: string): Promise<string[]> {
  await page.goto(path)
  await page.getByRole('button', { name: button, exact: true }).first().click()
  await expect(alert(page)).toBeVisible()
  return violations(page, `after “${button}” was refused`)
}

test('axe finds no barrier where one signs in, nor where nothing is', async ({ page }) => {
  const found = [
    ...(await lookAt(page, ['/sign-in', '/sign-in?language=de'])),
    ...(await refused(page, '/sign-in', 'Sign in')),
  ]
  found.push(...(await lookAt(page, ['/invitation', '/setup'])))
  await signInByForm(page, 'joost')
  found.push(...(await lookAt(page, ['/nowhere', '/settings/users', '/sign-out'])))
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  found.push(...(await violations(page, 'signed out')))
  expect(found).toEqual([])
})

test('axe finds no barrier on Today', async ({ page }) => {
  await signIn(page, 'joost')
  const found = await lookAt(page, ['/'])
  const first = page.locator('.task').first()
  await first.getByRole('link', { name: /^Done:/ }).click()
  await expect(first.getByRole('radio', { name: 'Tomorrow' })).toBeVisible()
  found.push(...(await violations(page, 'with what comes next')))
  await first.getByRole('radio', { name: 'Tomorrow' }).check()
  await first.getByRole('button', { name: 'Done, plan next' }).click()
  await expect(first.getByRole('alert')).toBeVisible()
  found.push(...(await violations(page, 'refused')))
  expect(found).toEqual([])
})

test('axe finds no barrier in the list and on the customer card', async ({ page, uniqueName }) => {
  await signIn(page)
  const found = await lookAt(page, [
    '/customers',
    '/customers?q=nothing-is-called-so',
    '/customers?q=hotel&state=won&sort=-expected',
    '/customers?q=hotel&state=open&scoreFrom=40&due=week&sort=-weighted',
    '/customers?q=hotel&show=1&expectedFrom=a+lot',
    '/customers/columns',
    '/customers/views',
    '/customers/views/history',
    '/customers/views/new?state=open',
    '/customers/new',
  ])
  found.push(...(await refused(page, '/customers/new', 'Add customer')))
  const card = await addCustomer(page, uniqueName('Axe'))
  found.push(...(await violations(page, 'added')))
  found.push(
    ...(await lookAt(
      page,
      ['', '/edit', '/contacts', '/history', '/archive'].map((path) => card + path),
    )),
    ...(await refused(page, `${card}/contacts`, 'Add contact')),
  )
  await page.goto(`${card}/edit`)
  await page.getByLabel('Account type', { exact: true }).selectOption({ label: 'Prospect' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Change to Prospect' })).toBeVisible()
  found.push(...(await violations(page, 'account type asks')))
  await addContact(page, card)
  await page.getByRole('link', { name: 'Edit Rui Teixeira' }).click()
  await page.waitForURL(/edit=/)
  found.push(...(await violations(page, 'with a contact')))
  await page.goto(`${card}/archive`)
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await page.waitForURL(`**${card}`)
  found.push(...(await violations(page, 'archived')))
  expect(found).toEqual([])
})

test('axe finds no barrier in the funnel', async ({ page, uniqueName }) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Axe'))
  const overview = `${card}/overview`
  const found = await lookAt(
    page,
    ['', '?move=jump', '?move=close', '?move=edit'].map((move) => overview + move),
  )
  found.push(...(await refused(page, `${overview}?move=close`, 'Close the lead')))
  await page.goto(overview)
  await page.getByLabel('Score').fill('640')
  await page.getByRole('button', { name: /Complete phase/ }).click()
  await expect(alert(page)).toBeVisible()
  found.push(...(await violations(page, 'with a wrong score')))
  await page.getByLabel('Score').fill('64')
  await page.getByLabel('Expected value').fill('48500')
  await page.getByRole('button', { name: /Complete phase/ }).click()
  await expect(page.getByRole('heading', { name: 'Meeting', exact: true })).toBeVisible()
  await page.getByText('Start a new lead…').click()
  found.push(...(await violations(page, 'in its second phase')), ...(await lookAt(page, [`${overview}?move=back`])))
  await closeAsWon(page, card)
  found.push(...(await violations(page, 'won')))
  found.push(...(await lookAt(page, [`${card}/history`, `/customers?q=Hotel`])))
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/)
  found.push(...(await violations(page, 'of the demo')))
  expect(found).toEqual([])
})

test('axe finds no barrier on the board', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('Axe')
  await addCustomer(page, name)
  const here = `/board?q=${encodeURIComponent(name)}`
  const found = await lookAt(page, ['/board', '/board?stalled=1&sort=-expected', '/board?q=nothing-is-called-so', here])
  await page.getByText('Move to…').first().click()
  found.push(...(await violations(page, 'with a menu')))
  for (const [at, way] of ['Jump forward…', 'Close the lead…'].entries()) {
    if (at > 0) await page.goto(here)
    if (at > 0) await page.getByText('Move to…').first().click()
    await page.getByRole('link', { name: way }).click()
    await expect(page.getByRole('link', { name: 'Cancel' })).toBeVisible()
    found.push(...(await violations(page, way)))
  }
  expect(found).toEqual([])
})

test('axe finds no barrier in the settings', async ({ page, uniqueName }) => {
  await signIn(page)
  const settings = ['account-types', 'closing-reasons', 'users', 'organization', 'history', 'custom-fields'].map(
    (one) => `/settings/${one}`,
  )
  const found = await lookAt(page, settings)
  for (const one of settings.slice(0, 3)) found.push(...(await refused(page, one, 'Add')))
  for (const one of settings.slice(0, 3)) {
    await page.goto(one)
    await page
      .getByRole('link', { name: /^Edit / })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: /^Edit / })).toBeVisible()
    found.push(...(await violations(page, 'one edited')))
  }
  await page.goto('/settings/account-types')
  await page.getByRole('link', { name: 'Phases Lead', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Lead phases of Lead' })).toBeVisible()
  found.push(...(await violations(page, 'phases')))
  await page.getByRole('link', { name: 'Edit Meeting' }).click()
  await page.getByText('Archive Meeting?').click()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(alert(page)).toBeVisible()
  found.push(...(await violations(page, 'archive refused')))
  await page.goto('/settings/users')
  const name = uniqueName('Axe')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail', { exact: true }).fill(`${codeOf(name)}@brisaclima.example`)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const link = await page.getByLabel('One-time link').inputValue()
  found.push(...(await violations(page, 'with a one-time link')))
  found.push(...(await lookAt(page, [link])), ...(await refused(page, link, 'Save and sign in')))
  expect(found).toEqual([])
})

test('axe finds no barrier in the profile and before an import', async ({ page }) => {
  await signIn(page)
  const found = await lookAt(page, ['/profile', '/import'])
  found.push(...(await refused(page, '/profile', 'Change password')))
  expect(found).toEqual([])
})

test('nothing scrolls sideways on the smallest phone', async ({ page, uniqueName }) => {
  await signIn(page)
  await page.setViewportSize({ width: 320, height: 700 })
  const card = await addCustomer(page, uniqueName('AVeryLongNameWithoutASingleSpaceInIt'))
  await addContact(page, card)
  const wide: { path: string; width: number }[] = []
  for (const path of [
    '/',
    '/customers',
    '/customers/new',
    card,
    `${card}/overview`,
    `${card}/overview?move=close`,
    `${card}/contacts`,
    `${card}/history`,
    '/settings/account-types',
    '/settings/closing-reasons',
    '/settings/custom-fields',
    '/settings/users',
    '/settings/teams',
    '/settings/organization',
    '/settings/history',
    '/profile',
    '/import',
    '/overview',
    '/overview/moved',
    '/settings/books',
    '/more',
    '/shortcuts',
    '/offline',
  ]) {
    await page.goto(path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 320) wide.push({ path, width })
  }
  expect(wide).toEqual([])
})

test('on a tablet laid across names have their room, and no text is squeezed or lies on another', async ({
  page,
  uniqueName,
}) => {
  await signIn(page)
  await page.setViewportSize({ width: 1024, height: 768 })
  const card = await addCustomer(page, uniqueName('Tablet'))
  await addContact(page, card)
  await page.goto('/customers?state=open')
  const list = await page.locator('.list').evaluate((table) => ({
    name: table.querySelector('.c-name')?.clientWidth ?? 0,
    cutOff: table.clientWidth - (table.parentElement?.clientWidth ?? 0),
  }))
  expect(list.name).toBeGreaterThan(140)
  expect(list.cutOff).toBeLessThanOrEqual(0)
  // City, account type and owner stand under the name, so the order is chosen elsewhere.
  await expect(page.getByRole('columnheader', { name: 'City' })).toBeHidden()
  await expect(page.getByLabel('Sort by')).toBeVisible()
  await expect(page.locator('.c-name .hand').first()).toContainText(' · ')
  const found: string[] = []
  const ofCard = ['', '/overview', '/contacts', '/activities', '/history', '/edit'].map((path) => card + path)
  const settings = ['account-types', 'users', 'closing-reasons', 'custom-fields'].map((one) => `/settings/${one}`)
  for (const path of ['/', '/customers', '/board', '/overview', ...ofCard, ...settings, '/profile', '/import']) {
    await page.goto(path)
    for (const what of await crowded(page)) found.push(`${path}: ${what}`)
  }
  await page.goto('/')
  await page
    .getByRole('link', { name: /^Done:/ })
    .first()
    .click()
  await expect(page.getByRole('radio', { name: 'Tomorrow' }).first()).toBeVisible()
  found.push(...(await crowded(page)))
  expect(found).toEqual([])
})

/** Somebody whose e-mail is too long for one line of a phone, or of a column. */
async function addContact(page: Page, card: string) {
  await page.goto(`${card}/contacts`)
  await page.getByLabel('Name', { exact: true }).fill('Rui Teixeira')
  await page.getByLabel('Phone').fill('+351 276 692 649')
  await page.getByLabel('Mobile').fill('+351 961 345 449')
  await page.getByLabel('E-mail').fill('rui.teixeira@averylongnamewithoutasinglehyphen.example')
  await page.getByLabel('Primary').check()
  await page.getByRole('button', { name: 'Add contact' }).click()
  await expect(page.getByRole('link', { name: 'Edit Rui Teixeira' })).toBeVisible()
}
