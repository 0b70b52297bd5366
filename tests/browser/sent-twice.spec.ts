import type { Page } from '@playwright/test'
import { sendThrice } from '../support/browser/send-thrice'
import { addCustomer, expect, flash, signIn, test } from '../support/browser/test'

const here = (page: Page) => page.url().replace(new URL(page.url()).origin, '')

test('a customer that is sent three times is added once', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('Once')
  await page.goto('/customers/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  const answers = await sendThrice(page, async () => {
    await page.getByRole('button', { name: 'Add customer' }).click()
    await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/)
  })
  expect(answers).toEqual([here(page), here(page)])
  await page.goto(`/customers?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(1)
})

test('a phase that is completed three times goes on by one', async ({ page, uniqueName }) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Once'))
  await page.goto(`${card}/overview`)
  await page.getByLabel('Score').fill('40')
  const answers = await sendThrice(page, async () => {
    await page.getByRole('button', { name: /Complete phase/ }).click()
    await expect(flash(page)).toContainText('Phase completed.')
  })
  expect(answers).toEqual([here(page), here(page)])
  await page.goto(`${card}/overview`)
  await expect(page.getByRole('heading', { name: 'Meeting', exact: true })).toBeVisible()
  await page.goto(`${card}/history`)
  await expect(page.getByText('Ana Duarte completed Call appointment')).toHaveCount(1)
})

test('a double click adds one customer', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('Clicked twice')
  await page.goto('/customers/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Add customer' }).dblclick()
  // The second click ends the navigation of the first, which waiting for a navigation would take for a failure.
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goto(`/customers?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(1)
})
