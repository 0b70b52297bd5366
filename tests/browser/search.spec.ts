import { violations } from '../support/browser/axe'
import { addCustomer, expect, flash, signIn, test } from '../support/browser/test'

test('from any page customers, leads and activities are found, without accents too', async ({ page, uniqueName }) => {
  await signIn(page, 'joost')
  const name = uniqueName('Procurável')
  const card = await addCustomer(page, name)
  await page.goto(`${card}/activities`)
  const form = page.getByRole('region', { name: 'Add to the timeline' })
  await form.getByLabel('What happened, or is to be done?').fill(`Válvula para ${name}`)
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(flash(page)).toContainText('Added to the timeline.')

  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if ((page.viewportSize()?.width ?? 0) < 600) {
    await page.getByRole('link', { name: 'Find anything' }).click()
    await page.getByRole('searchbox').fill(plain)
    await page.getByRole('button', { name: 'Find', exact: true }).click()
  } else {
    await page.getByRole('searchbox', { name: 'Find anything' }).fill(plain)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: 'Search' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Activities' })).toContainText(`Válvula para ${name}`)
  await page.goto(`/search?q=${encodeURIComponent(`vlavula ${plain}`)}`)
  await expect(page.getByRole('region', { name: 'Activities' })).toContainText('No activity says')
  await expect(page.getByRole('region', { name: 'Activities' })).toContainText(`Válvula para ${name}`)
  await page.goto(`/search?q=${encodeURIComponent(plain)}`)
  const customers = page.getByRole('region', { name: 'Customers and contacts' })
  await customers.getByRole('link', { name }).first().click()
  await expect(page).toHaveURL(new RegExp(card))
})

test('what nothing has is said, and the page keeps to WCAG 2.2 AA', async ({ page, javaScriptEnabled }) => {
  await signIn(page, 'joost')
  await page.goto('/search?q=xyzzyplugh')
  await expect(page.getByRole('heading', { name: 'Nothing has “xyzzyplugh”' })).toBeVisible()
  const found = javaScriptEnabled ? await violations(page) : []
  await page.goto('/search?q=hotel')
  expect([...found, ...(javaScriptEnabled ? await violations(page) : [])]).toEqual([])
})
