import { violations } from '../support/browser/axe'
import { addCustomer, expect, flash, signIn, test } from '../support/browser/test'

test('a phase completed by mistake is undone from the message, and that too', async ({ page, uniqueName }) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Undone'))
  await page.goto(`${card}/overview`)
  await page.getByLabel('Score').fill('64')
  await page.getByRole('button', { name: /Complete phase/ }).click()
  await expect(flash(page)).toContainText('Phase completed.')
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(flash(page)).toContainText('Undone.')
  await expect(page.getByRole('heading', { name: 'Call appointment', exact: true })).toBeVisible()
  await expect(page.getByLabel('Score')).toHaveValue('')
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Meeting', exact: true })).toBeVisible()
  await expect(page.getByLabel('Score')).toHaveValue('64')
  await page.goto(`${card}/history`)
  await expect(page.getByText('Joost Vermeer brought back: Joost Vermeer completed Call appointment')).toBeVisible()
})

test('from the history what was changed again says who did, and the newer change is undone first', async ({
  page,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('In the way'))
  for (const city of ['Porto', 'Braga']) {
    await page.goto(`${card}/edit`)
    await page.getByLabel('City').fill(city)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(flash(page)).toContainText('Saved.')
  }
  await page.goto(`${card}/history`)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Porto' })
    .last()
    .getByRole('link', { name: /^Undo: Joost Vermeer changed/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("This change can't be undone by itself")
  const row = page.getByRole('row', { name: /City/ })
  await expect(row).toContainText('Porto')
  await expect(row).toContainText('Braga')
  await expect(row.getByRole('link')).toContainText('Joost Vermeer')
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  if (javaScriptEnabled) expect(await violations(page, 'in the way')).toEqual([])

  await page.getByRole('link', { name: 'See the newer change' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Undo this change?')
  if (javaScriptEnabled) expect(await violations(page, 'possible')).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(flash(page)).toContainText('Undone.')
  await page.goto(`${card}/edit`)
  await expect(page.getByLabel('City')).toHaveValue('Porto')
})

test('what only trying it shows to stand in the way is said in words', async ({ page, hasTouch, uniqueName }) => {
  test.skip(hasTouch === true, 'a phone shows the same page')
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Left'))
  await page.goto(`${card}/overview`)
  await page.getByLabel('Score').fill('64')
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await expect(flash(page)).toContainText('Saved.')
  await page.getByRole('button', { name: /Complete phase/ }).click()
  await expect(flash(page)).toContainText('Phase completed.')
  await page.goto(`${card}/history`)
  await page.getByRole('link', { name: /^Undo: Joost Vermeer recorded/ }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("This change can't be undone by itself")
  await expect(page.getByText('The phase was left since')).toBeVisible()
  // A refusal that names something is said in general.
  await page.goto(`${new URL(page.url()).pathname}?refused=lead.cannotReopen`)
  await expect(page.getByRole('main')).not.toContainText('{')
  await expect(page.getByText("The rules of today don't allow what stood before.")).toBeVisible()
})

test('a customer added by mistake goes with its lead, and the list is shown', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('Mistake')
  await page.goto('/customers/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Add customer' }).click()
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(flash(page)).toContainText('Undone.')
  await expect(page).toHaveURL(/\/customers$/)
  await page.goto(`/customers?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
})

test('what something else refers to by now stays, and the page says why', async ({ page, uniqueName }) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Referred'))
  await page.goto(`${card}/contacts`)
  await page.getByLabel('Name', { exact: true }).fill('Rui Teixeira')
  await page.getByRole('button', { name: 'Add contact' }).click()
  await expect(flash(page)).toBeVisible()
  await page.goto(`${card}/history`)
  await page.getByRole('link', { name: /^Undo: Ana Duarte added the customer/ }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("This change can't be undone by itself")
  await expect(page.getByText('Something else refers to it by now')).toBeVisible()
})
