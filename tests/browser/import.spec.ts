import { violations } from '../support/browser/axe'
import { expect, signIn, test } from '../support/browser/test'

test('a file is uploaded, matched, checked and brought in', async ({ page, uniqueName, javaScriptEnabled }) => {
  const barriers = async () => javaScriptEnabled && expect(await violations(page)).toEqual([])
  test.slow()
  await signIn(page)
  const [one, two] = [uniqueName('Café Zürich'), uniqueName('Padaria')]
  const csv = `deal_id;account;deal_stage;close_value;engage_date;close_date\r\n${one}1;${one};Won;1.250,50;03.02.2026;10.03.2026\r\n${one}2;${two};Talking;900;05.03.2026;\r\n${one}3;;Won;10;03.02.2026;10.03.2026\r\n`
  await page.goto('/import')
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') })
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('heading', { name: 'Match deals.csv' })).toBeVisible()
  await barriers()
  await page.getByRole('combobox', { name: 'deal_id' }).selectOption({ label: 'Lead: external id' })
  await page.getByLabel('Leads go through the funnel of').selectOption({ label: 'Lead' })
  await page.getByRole('combobox', { name: 'Talking' }).selectOption({ label: 'Meeting' })
  await page.getByRole('combobox', { name: 'Won', exact: true }).selectOption({ label: 'Won' })
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { name: 'Check deals.csv' })).toBeVisible()
  await expect(page.getByText('No customer is named')).toBeVisible()
  await barriers()
  await page.getByRole('button', { name: 'Bring in 2 rows, leave 1 out' }).click()
  await expect(page.getByRole('heading', { name: /deals.csv/ })).toBeVisible()
  await expect(async () => {
    await page.goto(page.url())
    await expect(page.getByRole('heading', { name: 'deals.csv is brought in' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await barriers()
  await page.goto(`/customers?q=${encodeURIComponent(one)}`)
  await expect(page.getByRole('link', { name: one, exact: true })).toBeVisible()
  await expect(page.getByText('€1,250.50').first()).toBeVisible()
})
