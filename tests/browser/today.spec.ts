import type { Page } from '@playwright/test'
import { dayIn } from '@/lib/clock'
import { addCustomer, alert, expect, flash, isToday, signIn, signInByForm, test } from '../support/browser/test'

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Writes down on the Overview tab what is to be done today. */
async function plan(page: Page, card: string, action: string) {
  await page.goto(`${card}/overview`)
  await page.getByLabel('Next action').fill(action)
  await page.getByLabel('On', { exact: true }).first().fill(dayIn('Europe/Lisbon'))
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await expect(flash(page)).toContainText('Saved.')
}

/** A row of a section, by the customer it is about. */
const rowOf = (page: Page, section: string, name: string) =>
  region(page, section).getByRole('listitem').filter({ hasText: name })

test('what is due is done, and what comes next is planned in the same form', async ({ page, uniqueName }) => {
  await signInByForm(page, 'joost')
  await expect(page).toHaveURL(isToday)
  await expect(page).toHaveTitle('Today · Funil')
  await expect(page.getByRole('link', { name: 'Today', exact: true }).filter({ visible: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  // Of many without a next action Today shows the first by name.
  const name = uniqueName('A due one')
  await plan(page, await addCustomer(page, name), 'Send the figures')

  await page.goto('/')
  const row = rowOf(page, 'Today', name)
  await expect(row).toContainText('Send the figures')
  await row.getByRole('link', { name: /^Done:/ }).click()
  await row.getByRole('radio', { name: 'Tomorrow' }).check()
  await row.getByRole('button', { name: 'Done, plan next' }).click()
  await expect(alert(page)).toContainText('Say what is to be done on that day')
  await expect(page).toHaveTitle(/^Error:/)
  await expect(row.getByRole('radio', { name: 'Tomorrow' })).toBeChecked()

  await row.getByLabel('What next?').fill('Ask if they are clear')
  await row.getByRole('button', { name: 'Done, plan next' }).click()
  await expect(flash(page)).toContainText('Next action completed.')
  await expect(rowOf(page, 'Today', name)).toHaveCount(0)
  const next = rowOf(page, 'This week', name)
  await expect(next).toContainText('Ask if they are clear')
  await expect(next).toContainText('Tomorrow')
  await next.getByRole('link', { name: /^Done:/ }).click()
  await next.getByRole('button', { name: 'Done, plan next' }).click()
  await expect(rowOf(page, 'No next action', name)).toBeVisible()

  await region(page, 'No next action').getByRole('link', { name: /^All/ }).click()
  await expect(page).toHaveURL(/owner=.*due=none/)
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
})

test('an action is ticked off where it stands, and the history says which', async ({ page, uniqueName }) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Stands'))
  await plan(page, card, 'Measure the hall')
  const planned = region(page, 'To do')
  await planned.getByRole('link', { name: /^Done:/ }).click()
  await planned.getByLabel('What next?').fill('Draw the hall')
  await planned.getByRole('radio', { name: 'Other day…' }).check()
  await planned.getByLabel('Which day').fill('2031-02-03')
  await planned.getByRole('button', { name: 'Done, plan next' }).click()
  await expect(flash(page)).toContainText('Next action completed.')
  await expect(page.getByLabel('Next action')).toHaveValue('Draw the hall')
  await expect(region(page, 'To do')).toContainText('3 Feb 2031')
  await page.goto(`${card}/history`)
  await expect(page.getByText('Joost Vermeer completed the next action “Measure the hall”')).toBeVisible()
})

test('who was quicker is named, and what was typed stays', async ({ page, anotherPage, uniqueName }) => {
  await signIn(page, 'joost')
  const name = uniqueName('Quicker')
  const card = await addCustomer(page, name)
  await plan(page, card, 'Call them')
  await page.goto('/')
  const row = rowOf(page, 'Today', name)
  await row.getByRole('link', { name: /^Done:/ }).click()
  await row.getByLabel('What next?').fill('Visit them')

  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  await miriam.goto(`${card}/overview`)
  await miriam.getByLabel('Score').fill('70')
  await miriam.getByRole('button', { name: 'Save', exact: true }).last().click()
  await expect(flash(miriam)).toContainText('Saved.')
  await row.getByRole('button', { name: 'Done, plan next' }).click()
  await expect(alert(page)).toContainText('Miriam Keller recorded Call appointment')
  await expect(page.getByLabel('What next?').filter({ visible: true })).toHaveValue('Visit them')

  // Nothing is due any more, so that the row would be gone from the page that answers.
  const planned = region(miriam, 'To do')
  await planned.getByRole('link', { name: /^Done:/ }).click()
  await planned.getByRole('button', { name: 'Done, plan next' }).click()
  await expect(flash(miriam)).toContainText('Next action completed.')
  await page.getByRole('button', { name: 'Done, plan next' }).filter({ visible: true }).click()
  await expect(alert(page)).toContainText('Miriam Keller completed the next action “Call them”')
  await expect(page.getByLabel('What next?').filter({ visible: true })).toHaveValue('Visit them')
  await page.getByRole('button', { name: 'Done, plan next' }).filter({ visible: true }).click()
  await expect(alert(page)).toContainText('There is no next action to complete.')
  await expect(page.getByLabel('What next?').filter({ visible: true })).toHaveValue('Visit them')
})

test('what others changed on my customers stands there, what I did does not', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page, 'joost')
  const name = uniqueName('News')
  const card = await addCustomer(page, name)
  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  await miriam.goto(`${card}/contacts`)
  await miriam.getByLabel('Name', { exact: true }).fill('Rui Teixeira')
  await miriam.getByRole('button', { name: 'Add contact' }).click()
  await expect(flash(miriam)).toContainText('The contact is added.')

  await page.goto('/')
  const news = region(page, 'Since you were here')
  const group = news.getByRole('listitem').filter({ has: page.getByRole('link', { name }) })
  await expect(group).toContainText('Miriam Keller added the contact Rui Teixeira')
  await expect(group).not.toContainText('Joost Vermeer')
  await group.getByRole('link', { name }).click()
  await expect(page).toHaveURL(new RegExp(`${card}/history$`))
})

test('who only looks finds it calm', async ({ page }) => {
  await signIn(page, 'ines')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'You have no open leads' })).toBeVisible()
  await expect(page.locator('.tick')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Add', exact: true })).toHaveCount(0)
})
