import { violations } from '../support/browser/axe'
import { addCustomer, alert, expect, flash, signIn, test } from '../support/browser/test'

test('a customer that looks like another is added anyway, merged with it and taken apart again', async ({
  page,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page)
  const name = uniqueName('Zinngießerei')
  const first = await addCustomer(page, name)
  await page.goto('/customers/new')
  await page.getByLabel('Name', { exact: true }).fill(`${name.replace('ß', 'ss')} GmbH`)
  await page.getByLabel('City').fill('Aveiro')
  await page.getByRole('button', { name: 'Add customer' }).click()
  await expect(alert(page)).toContainText('A customer looks like this one. Nothing was added yet.')
  const likely = page.getByRole('region', { name: 'Is it one of these?' })
  await expect(likely.getByRole('link')).toHaveAttribute('href', first)
  await expect(likely).toContainText('same name')
  await expect(page.getByLabel('City')).toHaveValue('Aveiro')
  if (javaScriptEnabled) expect(await violations(page, 'looks like another')).toEqual([])

  // Another telephone number is another question.
  await page.getByLabel('Phone', { exact: true }).fill('+351 234 000 987')
  await page.getByRole('button', { name: 'Add anyway' }).click()
  await expect(page.getByLabel('Phone', { exact: true })).toHaveValue('+351 234 000 987')
  await expect(alert(page)).toBeVisible()
  await page.getByRole('button', { name: 'Add anyway' }).click()
  await expect(flash(page)).toContainText('The customer is added.')
  const second = new URL(page.url()).pathname
  expect(second).not.toBe(first)

  await page.goto(first)
  await page.getByRole('link', { name: 'Possible duplicates: 1' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Duplicates of')
  if (javaScriptEnabled) expect(await violations(page, 'likely')).toEqual([])
  await page.getByRole('searchbox', { name: 'Name, number, city' }).fill(name)
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('region', { name: 'Another customer' }).getByRole('link', { name: /GmbH/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Make one customer of two')
  await page.getByText(/^\d+ fields? that only one/).click()
  await expect(page.getByRole('group', { name: 'City' }).getByRole('radio', { name: /Aveiro/ })).toBeChecked()
  await page.getByRole('group', { name: 'Which one stays' }).getByRole('radio').first().check()
  await page.getByRole('group', { name: 'Name' }).getByRole('radio', { name: /GmbH/ }).check()
  if (javaScriptEnabled) expect(await violations(page, 'side by side')).toEqual([])
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(flash(page)).toContainText('The customers are merged.')
  expect(new URL(page.url()).pathname).toBe(first)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('GmbH')
  await page.goto(second)
  await expect(page.getByText('This customer was merged into')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(0)

  await page.goto(`${first}/history`)
  await page.getByRole('link', { name: /^Undo: Ana Duarte merged/ }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(flash(page)).toContainText('Undone.')
  await page.goto(second)
  await expect(page.getByText('This customer was merged into')).toHaveCount(0)
  await page.goto(first)
  await expect(page.getByRole('link', { name: 'Possible duplicates: 1' })).toBeVisible()
})
