import type { Page } from '@playwright/test'
import { addCustomer, alert, codeOf, expect, flash, signIn, test } from '../support/browser/test'

/** An account type with two phases, the first of which needs these fields. */
async function addFunnel(page: Page, type: string, needed: string[]) {
  await page.goto('/settings/account-types')
  await page.getByLabel('Description').fill(type)
  await page.getByLabel('Code').fill(codeOf(type))
  await page.getByLabel('Uses lead phases').check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.waitForURL(/\/phases/)
  for (const [phase, kind] of [
    ['Survey', 'Initial phase'],
    ['End', 'Closing phase'],
  ] as const) {
    await page.getByLabel('Description').fill(phase)
    await page.getByLabel('Code').fill(phase)
    await page.getByRole('radio', { name: kind }).check({ force: true })
    if (phase === 'Survey') for (const field of needed) await page.getByLabel(field).check()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('rowheader', { name: phase })).toBeVisible()
  }
}

test('an admin defines fields that a phase needs; a salesperson is refused and fills them in the same page', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page)
  const [type, area, building] = [uniqueName('Solar'), uniqueName('Square metres'), uniqueName('Building')]
  await page.goto('/settings/custom-fields')
  await page.getByLabel('Name', { exact: true }).fill(area)
  await page.getByRole('radio', { name: /^Leads/ }).check({ force: true })
  await page.getByLabel('Kind').selectOption({ label: 'Number' })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('rowheader', { name: area })).toBeVisible()

  await page.getByLabel('Name', { exact: true }).fill(building)
  await page.getByLabel('Kind').selectOption('choice')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(alert(page)).toContainText('Give at least one choice')
  await page.getByLabel('Choices').fill('House\nBarn')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('rowheader', { name: building })).toContainText('House, Barn')
  await page.getByRole('link', { name: `Edit ${building}` }).click()
  await page.getByLabel('Choice 2').fill('Stable')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('rowheader', { name: building })).toContainText('House, Stable')

  await addFunnel(page, type, [`${area} (Leads)`, `${building} (Customers)`])

  const sales = await anotherPage()
  await signIn(sales, 'joost')
  const card = await addCustomer(sales, uniqueName('Farm'), type)
  await sales.goto(`${card}/overview`)
  await sales.getByLabel('Score').fill('70')
  await sales.getByRole('button', { name: /Complete phase.*End/ }).click()
  await expect(alert(sales)).toContainText(`To go on from Survey, this must be filled in: ${area}, ${building}`)
  await expect(sales.getByLabel('Score')).toHaveValue('70')
  await sales.getByLabel(area).fill('eighty')
  await sales.getByLabel(building).selectOption({ label: 'Stable' })
  await sales.getByRole('button', { name: /Complete phase.*End/ }).click()
  await expect(alert(sales)).toContainText(`${area}: Must be a number`)
  await expect(sales.getByLabel(building).locator('option:checked')).toHaveText('Stable')
  await sales.getByLabel(area).fill('80,5')
  await sales.getByRole('button', { name: /Complete phase.*End/ }).click()
  await expect(flash(sales)).toContainText('Phase completed.')
  await expect(sales.getByLabel(area)).toHaveValue('80.5')

  await sales.goto(card)
  await expect(sales.getByRole('definition').filter({ hasText: 'Stable' })).toBeVisible()
  await sales.goto(`${card}/history`)
  await expect(sales.getByRole('main')).toContainText(area)
  await sales.goto(`${card}/edit`)
  await sales.getByLabel(building).selectOption({ label: 'House' })
  await sales.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(sales)).toContainText('Saved.')
  await expect(sales.getByRole('definition').filter({ hasText: 'House' })).toBeVisible()
})

test('a draft that is put back takes nothing from what a colleague wrote of the customer meanwhile', async ({
  page,
  anotherPage,
  uniqueName,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'without JavaScript nothing is kept')
  await signIn(page)
  const [type, area] = [uniqueName('Roofs'), uniqueName('Roof area')]
  await page.goto('/settings/custom-fields')
  await page.getByLabel('Name', { exact: true }).fill(area)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('rowheader', { name: area })).toBeVisible()
  await addFunnel(page, type, [`${area} (Customers)`])

  const sales = await anotherPage()
  await signIn(sales, 'joost')
  const card = await addCustomer(sales, uniqueName('Villa'), type)
  await sales.goto(`${card}/overview`)
  await sales.getByRole('textbox', { name: /^Note/ }).fill('The attic is dry.')
  await page.goto(`${card}/edit`)
  await page.getByLabel(area).fill('120 square metres')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('Saved.')

  await sales.reload()
  await sales.getByRole('button', { name: 'Put it back' }).click()
  await expect(sales.getByRole('textbox', { name: /^Note/ })).toHaveValue('The attic is dry.')
  await sales.getByRole('button', { name: 'Save', exact: true }).last().click()
  await expect(flash(sales)).toContainText('Saved.')
  await expect(sales.getByLabel(area)).toHaveValue('120 square metres')
})

test('what is ticked in a custom field outlives the question about open leads', async ({
  page,
  uniqueName,
  hasTouch,
}) => {
  test.skip(hasTouch === true, 'a phone posts the same form')
  await signIn(page)
  const heats = uniqueName('Heats with')
  await page.goto('/settings/custom-fields')
  await page.getByLabel('Name', { exact: true }).fill(heats)
  await page.getByLabel('Kind').selectOption({ label: 'Multiple choice' })
  await page.getByLabel('Choices').fill('Gas\nOil\nWood')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('rowheader', { name: heats })).toBeVisible()

  const card = await addCustomer(page, uniqueName('Ticked'))
  await page.goto(`${card}/edit`)
  const asked = page.getByRole('group', { name: heats })
  for (const choice of ['Gas', 'Wood']) await asked.getByLabel(choice).check()
  await page.getByLabel('Account type', { exact: true }).selectOption({ label: 'Prospect' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('radio', { name: /Stays in its funnel/ }).check({ force: true })
  await page.getByRole('button', { name: 'Change to Prospect' }).click()
  await expect(flash(page)).toContainText('Saved.')
  await page.goto(`${card}/edit`)
  for (const choice of ['Gas', 'Wood']) await expect(asked.getByLabel(choice)).toBeChecked()
  await expect(asked.getByLabel('Oil')).not.toBeChecked()
})
