import { violations } from '../support/browser/axe'
import { expect, flash, signIn, test } from '../support/browser/test'

const csvFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })

test('a file is uploaded, matched, checked and brought in', async ({ page, uniqueName, javaScriptEnabled }) => {
  const barriers = async () => javaScriptEnabled && expect(await violations(page)).toEqual([])
  test.slow()
  await signIn(page)
  const [one, two] = [uniqueName('Café Zürich'), uniqueName('Padaria')]
  const csv = `deal_id;account;deal_stage;close_value;engage_date;close_date\r\n${one}1;${one};Won;1.250,50;03.02.2026;10.03.2026\r\n${two}2;${two};Talking;900;05.03.2026;\r\n${two}3;;Won;10;03.02.2026;10.03.2026\r\n${two}4;${two} Lda;Talking;90;05.03.2026;\r\n`
  await page.goto('/import')
  await page.getByLabel('A CSV file').setInputFiles(csvFile('deals.csv', csv))
  await page.getByRole('button', { name: 'Upload and match' }).click()
  await expect(page.getByRole('heading', { name: 'Match deals.csv' })).toBeVisible()
  await expect(page.getByText('03.02.2026 is 3 Feb')).toBeVisible()
  await expect(page.getByText('1 empty, those rows are refused')).toBeVisible()
  await barriers()
  await page.getByRole('combobox', { name: 'Talking' }).selectOption({ label: 'Meeting' })
  // What was chosen for a file with these columns before is remembered.
  await page.getByLabel('New customers that look like others').selectOption({ label: 'Bring in anyway' })
  await page.getByRole('button', { name: 'Check 4 rows' }).click()
  await expect(page.getByRole('heading', { name: 'Check deals.csv' })).toBeVisible()
  await expect(page.getByText('No customer is named')).toBeVisible()
  await barriers()
  const refused = await page.getByRole('link', { name: '1 row as CSV' }).getAttribute('href')
  expect(await (await page.request.get(refused ?? '')).text()).toContain('4,No customer is named,')
  const alike = page.getByRole('region', { name: 'Likely duplicates' })
  await expect(alike).toContainText(`${two} LdaRow 5Looks like ${two}, Row 3 · same name`)
  await expect(page.getByRole('button', { name: 'Bring in 3 customers and 3 leads' })).toBeVisible()
  await alike.getByRole('radio', { name: 'Leave out' }).check()
  await alike.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Looks like another customer, left out as chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Bring in 2 customers and 2 leads' }).click()
  await expect(page.getByRole('heading', { name: /deals.csv/ })).toBeVisible()
  await expect(async () => {
    if (!javaScriptEnabled) await page.goto(page.url())
    await expect(page.getByRole('heading', { name: 'deals.csv is brought in' })).toBeVisible({ timeout: 3000 })
  }).toPass()
  await expect(page.getByText('2 customers and 2 leads')).toBeVisible()
  await expect(alike).toContainText('They were left out, as was chosen.')
  await expect(alike.getByRole('link', { name: two, exact: true })).toBeVisible()
  await barriers()
  await page.goto(`/customers?q=${encodeURIComponent(one)}`)
  await expect(page.getByRole('link', { name: one, exact: true })).toBeVisible()
  await expect(page.getByText('€1,250.50').first()).toBeVisible()
})

test('columns that were changed show their values before the check', async ({ page, uniqueName }) => {
  await signIn(page)
  await page.goto('/import')
  const name = uniqueName('Oficina')
  // Columns that no file had before, else their matching would be remembered.
  const kind = uniqueName('kind')
  await page.getByLabel('A CSV file').setInputFiles(csvFile('kinds.csv', `who,${kind}\n${name},Prospects\n`))
  await page.getByRole('button', { name: 'Upload and match' }).click()
  await page.getByRole('combobox', { name: 'who' }).selectOption({ label: 'Customer: name' })
  await page.getByRole('combobox', { name: kind }).selectOption({ label: 'Customer: account type' })
  await page.getByRole('button', { name: 'Check 1 row' }).click()
  await expect(page.getByText('Now say what these values mean')).toBeVisible()
  await page.getByRole('combobox', { name: 'Prospects' }).selectOption({ label: 'Prospect' })
  await page.getByRole('button', { name: 'Check 1 row' }).click()
  await expect(page.getByRole('button', { name: 'Bring in 1 customer' })).toBeVisible()
  await page.getByRole('link', { name: 'Back' }).click()
  await expect(page.getByRole('combobox', { name: 'Prospects' }).locator('option:checked')).toHaveText('Prospect')
})

test('a file that cannot be read is refused with the line, and a match without a customer with its place', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/import')
  await page.getByLabel('A CSV file').setInputFiles(csvFile('open.csv', 'a,b\n1,2\n3,"4\n'))
  await page.getByRole('button', { name: 'Upload and match' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'In line 3 a quotation mark is opened' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error:/)
  await page.getByLabel('A CSV file').setInputFiles(csvFile('letters.csv', 'a,b\n1,2\n'))
  await page.getByRole('button', { name: 'Upload and match' }).click()
  await page.getByRole('button', { name: 'Check 1 row' }).click()
  await expect(page.getByRole('link', { name: 'Say which column holds the customer' })).toBeVisible()
})

test('a template comes in as it is, and its matching is remembered', async ({ page }) => {
  await signIn(page)
  await page.goto('/import')
  const href = await page.getByRole('link', { name: 'customers with leads' }).getAttribute('href')
  const buffer = await (await page.request.get(href ?? '')).body()
  const upload = async () => {
    await page.goto('/import')
    await page.getByLabel('A CSV file').setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Upload and match' }).click()
  }
  await upload()
  await page.getByRole('radio', { name: 'Leave as they are' }).check()
  await page.getByRole('button', { name: 'Check 1 row' }).click()
  await expect(page.getByRole('button', { name: /^Bring in .*1 lead$/ })).toBeVisible()
  await upload()
  await expect(page.getByText('Matched as leads.csv was')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Leave as they are' })).toBeChecked()
  await page.getByRole('link', { name: 'start over' }).click()
  await expect(page.getByRole('radio', { name: 'Fill in what is empty' })).toBeChecked()
})

test('an import is taken back, and what somebody changed since stays and says who', async ({
  page,
  uniqueName,
  javaScriptEnabled,
}) => {
  test.slow()
  await signIn(page)
  const [gone, kept] = [uniqueName('Gone'), uniqueName('Kept')]
  const template = await page.request.get('/import/template/leads.csv')
  // A column that no other file has, else the matching of one would be remembered for the other.
  const head = `${(await template.text()).split('\r\n')[0]},${uniqueName('note')}`
  // The template has the custom fields that are there at the time, too.
  const row = (name: string) =>
    head
      .split(',')
      .map((_, at) => [name, 'Porto', '', '', 'Lead', '', name, '', 'Meeting'][at] ?? '')
      .join()
  await page.goto('/import')
  const file = { name: 'back.csv', mimeType: 'text/csv', buffer: Buffer.from(`${head}\n${row(gone)}\n${row(kept)}\n`) }
  await page.getByLabel('A CSV file').setInputFiles(file)
  await page.getByRole('button', { name: 'Upload and match' }).click()
  await page.getByRole('button', { name: 'Check 2 rows' }).click()
  await page.getByRole('button', { name: 'Bring in 2 customers and 2 leads' }).click()
  // The page comes again by itself, with JavaScript and without.
  const reached = (heading: string) =>
    expect(page.getByRole('heading', { name: heading })).toBeVisible({ timeout: 20_000 })
  await reached('back.csv is brought in')
  const result = page.url()

  await page.goto(`/customers?q=${encodeURIComponent(kept)}`)
  await page.getByRole('link', { name: kept, exact: true }).click()
  await page.waitForURL(/customers\/[0-9a-f-]{36}/)
  const [card] = new URL(page.url()).pathname.match(/^\/customers\/[^/]+/) ?? []
  await page.goto(`${card}/edit`)
  await page.getByLabel('City').fill('Braga')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')

  await page.goto(result)
  await page.getByRole('button', { name: 'Take the import back' }).click()
  await reached('This import was taken back')
  await expect(page.getByText('3 of 4 changes are taken back.')).toBeVisible()
  await expect(page.getByRole('link', { name: kept })).toBeVisible()
  if (javaScriptEnabled) expect(await violations(page)).toEqual([])
  await expect(page.getByRole('button', { name: 'Take the import back' })).toHaveCount(0)
  await page.getByRole('link', { name: /^Changed again: Ana Duarte/ }).click()
  await expect(page.getByRole('heading', { name: 'Undo this change?' })).toBeVisible()

  await page.goto(`/customers?q=${encodeURIComponent(gone)}`)
  await expect(page.getByRole('link', { name: gone, exact: true })).toHaveCount(0)
  await page.goto('/import')
  await page.getByRole('row').filter({ hasText: 'Taken back' }).getByRole('link', { name: 'back.csv' }).first().click()
  await expect(page.getByRole('heading', { name: 'This import was taken back' })).toBeVisible()
})

test('an import that was stopped is taken back', async ({ page, uniqueName, hasTouch }) => {
  test.skip(hasTouch === true, 'a phone does as a desk, and it takes long')
  test.slow()
  await signIn(page)
  const name = uniqueName('Stopped')
  const rows = Array.from({ length: 2000 }, (_, at) => `${name} ${at}`)
  await page.goto('/import')
  await page.getByLabel('A CSV file').setInputFiles(csvFile('long.csv', ['customer', ...rows].join('\n')))
  await page.getByRole('button', { name: 'Upload and match' }).click()
  await page.getByRole('button', { name: 'Check 2,000 rows' }).click()
  await page.getByRole('button', { name: /^Bring in 2,000 customers/ }).click({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'long.csv has stopped' })).toBeVisible()
  await page.getByRole('button', { name: 'Take the import back' }).click()
  await expect(page.getByRole('heading', { name: 'This import was taken back' })).toBeVisible({ timeout: 20_000 })
  await page.goto(`/customers?q=${encodeURIComponent(`${name} 1`)}`)
  await expect(page.getByRole('link', { name: `${name} 1`, exact: true })).toHaveCount(0)
})
