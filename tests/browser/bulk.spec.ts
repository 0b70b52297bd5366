import type { Page } from '@playwright/test'
import { violations } from '../support/browser/axe'
import { listening } from '../support/browser/listening'
import { addCustomer, expect, flash, signIn, test } from '../support/browser/test'

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

/** On a phone what can be done stands behind a button. */
async function doToPicked(page: Page, what: string) {
  const menu = page.getByRole('button', { name: 'What to do…' })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('button', { name: what }).click()
  await page.waitForURL(/\/customers\/bulk\//)
}

async function listOf(page: Page, name: string) {
  await page.goto(`/customers?q=${encodeURIComponent(name)}`)
}

test('rows are given another owner after a look at what would happen, and back by one Undo', async ({
  page,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page, 'miriam')
  const name = uniqueName('Given')
  for (const one of ['first', 'second']) await addCustomer(page, `${name} ${one}`)
  await listOf(page, name)
  for (const one of ['first', 'second']) await rowOf(page, `${name} ${one}`).getByRole('checkbox').check()
  if (javaScriptEnabled) expect(await violations(page, 'selected')).toEqual([])
  await doToPicked(page, 'Change owner…')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change the owner of 2 customers?')
  if (javaScriptEnabled) expect(await violations(page, 'asked')).toEqual([])
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Owner')
  await page.getByLabel('Owner').selectOption({ label: 'Tiago Lopes' })
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(page.getByText('Of 2, 2 change, 0 are so already, 0 are refused.')).toBeVisible()
  if (javaScriptEnabled) expect(await violations(page, 'would happen')).toEqual([])
  await page.getByRole('button', { name: 'Change the owner of 2' }).click()
  await expect(flash(page)).toContainText('2 were changed.')
  await expect(rowOf(page, `${name} first`)).toContainText('Tiago')
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(flash(page)).toContainText('Undone.')
  for (const one of ['first', 'second']) await expect(rowOf(page, `${name} ${one}`)).toContainText('Miriam')
})

test('a row that is taken out of the page stays as it is, and the page is the one that was ticked', async ({
  page,
  uniqueName,
  javaScriptEnabled,
  hasTouch,
}) => {
  test.skip(!javaScriptEnabled, 'without JavaScript the box stands for the whole page by itself')
  await signIn(page, 'miriam')
  const name = uniqueName('Taken out')
  await addCustomer(page, `${name} first`, 'Prospect')
  await addCustomer(page, `${name} second`)
  // On a phone the one in the bar: the table's head is there for those who hear it.
  const thisPage = page.getByRole('checkbox', { name: 'This page' }).filter({ visible: true }).last()
  await listOf(page, name)
  await rowOf(page, `${name} second`).getByRole('checkbox').check()
  const menu = page.getByRole('button', { name: 'What to do…' })
  if (await menu.isVisible()) await menu.click()
  await thisPage.check()
  await page.keyboard.press('Escape')
  await rowOf(page, `${name} second`).getByRole('checkbox').uncheck()
  await doToPicked(page, 'Archive…')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive 1 customer?')

  if (hasTouch) return
  await listOf(page, name)
  await listening(page)
  const type = page.getByLabel('Account type', { exact: true })
  await type.selectOption({ label: 'Prospect' })
  await expect(rowOf(page, name)).toHaveCount(1)
  await thisPage.check()
  await type.selectOption('')
  await expect(rowOf(page, name)).toHaveCount(2)
  await expect(thisPage).not.toBeChecked()
  await doToPicked(page, 'Archive…')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive 1 customer?')
})

test('all that the filters let through is archived, but what one may not', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  const name = uniqueName('Archived')
  const colleague = await anotherPage()
  await signIn(colleague, 'tiago')
  await addCustomer(colleague, `${name} of a colleague`)
  await signIn(page, 'joost')
  await addCustomer(page, `${name} of mine`)
  await listOf(page, name)
  await rowOf(page, `${name} of mine`).getByRole('checkbox').check()
  const menu = page.getByRole('button', { name: 'What to do…' })
  if (await menu.isVisible()) await menu.click()
  await page.getByLabel('All 2 rows of this list').check()
  await page.getByRole('button', { name: 'Archive…' }).click()
  await expect(page.getByText('Your role does not allow this.')).toBeVisible()
  await expect(page.getByRole('link', { name: `${name} of a colleague` })).toBeVisible()
  await page.getByRole('button', { name: 'Archive 1' }).click()
  await expect(flash(page)).toContainText('1 was changed, 1 was refused.')
  await expect(rowOf(page, `${name} of mine`)).toHaveCount(0)
  await expect(rowOf(page, `${name} of a colleague`)).toHaveCount(1)
})

test('nothing selected says so beside the rows, and a viewer selects nothing', async ({ page, uniqueName }) => {
  await signIn(page, 'joost')
  const name = uniqueName('Unselected')
  await addCustomer(page, name)
  await listOf(page, name)
  // The first button of the form is meant, as in any form.
  await rowOf(page, name).getByRole('checkbox').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Select at least one row first.')
  await expect(rowOf(page, name)).toBeVisible()
  await page.context().clearCookies()
  await signIn(page, 'ines')
  await listOf(page, name)
  await expect(rowOf(page, name)).toBeVisible()
  await expect(page.locator('.list').getByRole('checkbox')).toHaveCount(0)
})
