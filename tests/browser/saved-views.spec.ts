import type { Page } from '@playwright/test'
import { violations } from '../support/browser/axe'
import { addUser, alert, codeOf, expect, flash, isToday, signIn, test } from '../support/browser/test'

const filtered = '/customers?state=open&sort=-expected'

/** Names what the list shows, through its own form; answers where the view opens. */
async function saveAs(page: Page, name: string, { list = filtered, shared = false } = {}) {
  await page.goto(list.replace('/customers', '/customers/views/new'))
  await page.getByLabel('Name', { exact: true }).fill(name)
  if (shared) await page.getByRole('radio', { name: /^Everyone/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('The view is saved.')
  const { pathname, search } = new URL(page.url())
  return pathname + search
}

/** The link that every list has, or where it is on a phone. */
async function askToSave(page: Page, isPhone: boolean | undefined) {
  if (isPhone) await page.locator('.views summary').click()
  await page
    .locator(isPhone ? '.views .menu-list' : '.views')
    .getByRole('link', { name: 'Save as view' })
    .last()
    .click()
}

test('filters get a name, are changed, saved, saved as new or left', async ({
  page,
  uniqueName,
  hasTouch,
  javaScriptEnabled,
}) => {
  await signIn(page, 'joost')
  const name = uniqueName('Big ones')
  await page.goto(filtered)
  await askToSave(page, hasTouch)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(alert(page)).toBeVisible()
  if (javaScriptEnabled) expect(await violations(page, 'a view without a name')).toEqual([])
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('The view is saved.')
  const opened = page.url()
  expect(opened).toContain('state=open&sort=-expected&view=')
  await expect(page.locator('.views [aria-current]')).toHaveText(name)
  await expect(page.locator('.view-changed')).toHaveCount(0)

  await page.goto(opened.replace('state=open', 'state=won'))
  await expect(page.locator('.view-changed')).toContainText(`The view “${name}” is changed here.`)
  if (javaScriptEnabled) expect(await violations(page, 'a changed view')).toEqual([])
  await page.getByRole('link', { name: 'Discard' }).click()
  await expect(page).toHaveURL(opened)

  await page.goto(opened.replace('state=open', 'state=won'))
  await page.locator('.view-changed').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('Saved.')
  await expect(page.locator('.view-changed')).toHaveCount(0)
  await page.goto('/customers/views')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page).toHaveURL(/state=won&sort=-expected&view=/)

  await page.goto(page.url().replace('state=won', 'state=lost'))
  await page.getByRole('link', { name: 'Save as new' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name.toUpperCase())
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(alert(page)).toContainText('Another view already has this name')
  await page.getByLabel('Name', { exact: true }).fill(`${name} lost`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('.views [aria-current]')).toHaveText(`${name} lost`)
})

test('the filter form keeps the view it was opened from', async ({ page, uniqueName, hasTouch }) => {
  await signIn(page, 'joost')
  const opened = await saveAs(page, uniqueName('Kept'))
  await page.goto(opened)
  if (hasTouch) {
    await page.getByLabel('Search by name').fill('hotel')
    await page.getByLabel('Search by name').press('Enter')
  } else {
    await page.getByLabel('State').selectOption('won')
    await page.getByRole('button', { name: 'Show' }).first().click()
  }
  await expect(page.locator('.view-changed')).toBeVisible()
  await expect(page).toHaveURL(/[?&]view=/)
})

test('a view is renamed, shared, seen by others, and comes back when it was removed', async ({
  page,
  anotherPage,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page, 'joost')
  const [name, renamed] = [uniqueName('Mine'), uniqueName('Ours')]
  const opened = await saveAs(page, name)
  const theirs = await anotherPage()
  await signIn(theirs, 'tiago')
  await theirs.goto(opened)
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Customers & leads')
  await expect(theirs.getByText(name)).toHaveCount(0)
  await expect(theirs.locator('.set-filters')).toContainText('Open leads')

  await page.goto('/customers/views')
  await page.getByRole('link', { name: `Edit ${name}`, exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill(renamed)
  await page.getByRole('radio', { name: /^Everyone/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('Saved.')
  await theirs.goto('/customers/views')
  const line = theirs.getByRole('listitem').filter({ hasText: renamed })
  await expect(line).toContainText('by Joost Vermeer')
  await expect(line.getByRole('link', { name: 'Edit' })).toHaveCount(0)
  await line.getByRole('link').click()
  await theirs.goto(theirs.url().replace('state=open', 'state=won'))
  await expect(theirs.locator('.view-changed')).toContainText('no longer the view')
  await expect(theirs.locator('.view-changed').getByRole('button')).toHaveCount(0)

  await page.goto('/customers/views')
  await page.getByRole('link', { name: `Edit ${renamed}`, exact: true }).click()
  if (javaScriptEnabled) expect(await violations(page, 'the views')).toEqual([])
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(flash(page)).toContainText('The view is removed.')
  await expect(page.getByRole('link', { name: renamed, exact: true })).toHaveCount(0)
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(flash(page)).toContainText('Undone.')
  await expect(page.getByRole('link', { name: renamed, exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Changes to views' }).click()
  await expect(page.getByText(`Joost Vermeer undid: Joost Vermeer removed the view ${renamed}`)).toBeVisible()
  if (javaScriptEnabled) expect(await violations(page, 'changes to views')).toEqual([])
})

test('two who change one shared view: the second is told, and nothing is overwritten by itself', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page, 'joost')
  const opened = await saveAs(page, uniqueName('Both'), { shared: true })
  const theirs = await anotherPage()
  await signIn(theirs, 'miriam')
  await theirs.goto(opened.replace('state=open', 'state=won'))
  await page.goto(opened.replace('state=open', 'state=lost'))
  await theirs.locator('.view-changed').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(theirs)).toContainText('Saved.')
  await page.locator('.view-changed').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(alert(page)).toContainText('Miriam Keller saved other filters')
  await page.locator('.view-changed').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('Saved.')
})

test('a person starts where they chose to', async ({ page, anotherPage, uniqueName }) => {
  await signIn(page)
  const theirs = await anotherPage()
  const name = uniqueName('Starter')
  await addUser(page, name, theirs, secret)
  const opened = await saveAs(theirs, uniqueName('First thing'))
  await chooseStart(theirs, 'overview')
  await theirs.getByRole('link', { name: 'Funil', exact: true }).click()
  await expect(theirs).toHaveURL(/\/overview$/)
  await theirs.goto('/')
  await expect(theirs).toHaveURL(isToday)

  await chooseStart(theirs, new URLSearchParams(opened.split('?')[1]).get('view') ?? '')
  await theirs.context().clearCookies()
  await theirs.goto('/')
  await theirs.getByLabel('E-mail').fill(`${codeOf(name).toLowerCase()}@brisaclima.example`)
  await theirs.getByLabel('Password').fill(secret)
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await theirs.waitForURL(`**${opened}`)
  await theirs.goto('/customers/views')
  await theirs.getByRole('link', { name: 'Edit First thing' }).click()
  await theirs.getByRole('button', { name: 'Remove' }).click()
  await expect(flash(theirs)).toContainText('The view is removed.')
  await theirs.goto('/start')
  await expect(theirs).toHaveURL(isToday)
})

const secret = 'eight green paper kites'

async function chooseStart(page: Page, value: string) {
  await page.goto('/profile')
  const choice = page.getByRole('combobox', { name: 'Start page' })
  await choice.selectOption(value)
  await page.locator('form').filter({ has: choice }).getByRole('button').click()
  await expect(flash(page)).toContainText('Saved.')
}
