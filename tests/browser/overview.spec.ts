import { violations } from '../support/browser/axe'
import { expect, signIn, test } from '../support/browser/test'

test('a manager reads the overview, narrows it, and every figure leads to its rows', async ({ page }, { project }) => {
  await signIn(page, 'miriam')
  await page.goto('/overview')
  await expect(page.getByRole('heading', { level: 1, name: 'CRM overview' })).toBeVisible()
  if (project.use.javaScriptEnabled) expect(await violations(page)).toEqual([])
  await page.getByLabel('Owner', { exact: true }).selectOption({ label: 'Joost Vermeer' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/owner=[0-9a-f-]{36}/)
  const figure = page
    .getByRole('table', { name: 'Lead: pipeline by phase' })
    .getByRole('row')
    .nth(1)
    .getByRole('link', { name: /^\d+$/ })
  const count = await figure.textContent()
  await figure.click()
  await expect(page.locator('dl.totals > div').first()).toContainText(count ?? 'no count')
})

test('a viewer may see it, and it explains itself', async ({ page }) => {
  await signIn(page, 'ines')
  await page.goto('/overview')
  await page.getByText('How this is counted').first().click()
  await expect(page.getByText(/Weighted is the sum of expected value/).first()).toBeVisible()
  await page.getByRole('link', { name: 'This year' }).click()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(/-01-01$/)
})

test('what moved since a day is told line by line, each a list of its leads', async ({ page }, { project }) => {
  await signIn(page, 'miriam')
  await page.goto('/overview')
  await page.getByRole('link', { name: /^What moved since/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^What moved since/ })).toBeVisible()
  if (project.use.javaScriptEnabled) expect(await violations(page)).toEqual([])
  await page.getByLabel('Owner', { exact: true }).selectOption({ label: 'Joost Vermeer' })
  await page.getByRole('button', { name: 'Show' }).click()
  const figure = page
    .getByRole('table', { name: 'Lead' })
    .getByRole('row', { name: /^Value raised/ })
    .getByRole('link')
  const count = await figure.textContent()
  await figure.click()
  await expect(page.locator('dl.totals > div').first()).toContainText(count ?? 'no count')
  await expect(page.getByRole('link', { name: /Value raised, from/ })).toBeVisible()
})
