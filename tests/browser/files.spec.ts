import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { violations } from '../support/browser/axe'
import { addCustomer, expect, flash, signIn, test } from '../support/browser/test'

const adding = (page: Page) => page.getByRole('region', { name: 'Add files' })
const list = (page: Page) => page.getByRole('list', { name: 'Files', exact: true })

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')

test('files are added, seen on the timeline, downloaded as they were, renamed, removed and brought back', async ({
  page,
  javaScriptEnabled,
  uniqueName,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Keeper'))
  await page.goto(`${card}/files`)
  await expect(page.getByRole('heading', { name: 'No files yet' })).toBeVisible()
  await adding(page)
    .getByLabel('Choose files')
    .setInputFiles([
      { name: 'Offer Müller.pdf', mimeType: 'application/pdf', buffer: pdf },
      { name: 'setup.exe', mimeType: 'application/pdf', buffer: pdf },
      { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') },
    ])
  await adding(page).getByRole('button', { name: 'Add' }).click()
  await expect(flash(page)).toContainText('2 files are added.')
  await expect(adding(page).getByRole('alert')).toContainText('setup.exe: Programs are not kept here.')
  await expect(page).toHaveTitle(/^Error: /)
  await expect(list(page).getByRole('listitem')).toHaveCount(2)
  // What axe reads the page with needs JavaScript.
  if (javaScriptEnabled) expect(await violations(page)).toEqual([])

  const downloading = page.waitForEvent('download')
  await list(page).getByRole('link', { name: 'Offer Müller.pdf', exact: true }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('Offer Müller.pdf')
  expect(readFileSync(await download.path())).toEqual(pdf)
  const href = (await list(page).getByRole('link', { name: 'page.pdf', exact: true }).getAttribute('href')) ?? ''
  const answer = await page.request.get(href)
  const headers = answer.headers()
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="page.pdf"; filename*=UTF-8''page.pdf`,
    'x-content-type-options': 'nosniff',
  })
  expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'")
  expect((await page.request.head(href)).headers()['content-disposition']).toContain('page.pdf')

  await page.goto(`${card}/activities`)
  const entry = page.getByRole('listitem').filter({ hasText: 'Joost Vermeer added the file Offer Müller.pdf' })
  await entry.getByRole('link', { name: 'Show in the files' }).click()
  await list(page)
    .getByRole('link', { name: /Edit.*Offer/ })
    .click()
  await page.getByLabel('Name', { exact: true }).fill('Offer 2.pdf')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(list(page)).toContainText('Offer 2.pdf')

  await list(page)
    .getByRole('link', { name: /Edit.*Offer 2/ })
    .click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(flash(page)).toContainText('The file is removed.')
  await expect(list(page)).not.toContainText('Offer 2.pdf')
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(list(page)).toContainText('Offer 2.pdf')
})
