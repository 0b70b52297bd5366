import { addCustomer, alert, expect, flash, signIn, test } from '../support/browser/test'

test('a customer goes through the funnel to won, and back', async ({ page, uniqueName }) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Hotel'))
  await page.goto(`${card}/overview`)

  await page.getByLabel('Score').fill('640')
  await page.getByLabel('Expected value').fill('48.500')
  await page.getByRole('textbox', { name: /^Note/ }).fill('Second boiler stays.')
  await page.getByRole('button', { name: /Complete phase/ }).click()
  await expect(alert(page)).toContainText('Score must be a whole number between 1 and 100')
  await expect(page).toHaveTitle(/^Error:/)
  await expect(page.getByRole('textbox', { name: /^Note/ })).toHaveValue('Second boiler stays.')
  await expect(page.getByLabel('Expected value')).toHaveValue('48.500')

  await page.getByLabel('Score').fill('64')
  await page.getByLabel('Recurring value').fill('6,200')
  await page.getByLabel('Next action').fill('Send the figures')
  await page.getByRole('button', { name: /Complete phase.*Meeting/ }).click()
  await expect(flash(page)).toContainText('Phase completed.')
  await expect(page.getByRole('heading', { name: 'Meeting', exact: true })).toBeVisible()
  await expect(page.getByLabel('Expected value')).toHaveValue('48,500')
  await expect(page.getByText('Second boiler stays.')).toBeVisible()

  await page.getByRole('button', { name: 'Jump forward…' }).click()
  await page.getByLabel('Lead phase').selectOption({ label: 'Send quote' })
  await page.getByRole('button', { name: 'Jump forward' }).click()
  await expect(flash(page)).toContainText('Jumped forward.')

  await page.getByRole('button', { name: 'Back one phase…' }).click()
  await page.getByLabel('Why').fill('Numbers changed')
  await page.getByRole('button', { name: 'Go back one phase' }).click()
  await expect(flash(page)).toContainText('Back one phase.')
  await expect(page.getByRole('heading', { name: 'Calculation', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Close the lead…' }).click()
  await page.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(alert(page)).toContainText('Choose a closing reason')
  await page.getByRole('radio', { name: 'Won', exact: true }).check()
  await page.getByLabel('Comment').fill('Fast drawings decided it.')
  await page.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(flash(page)).toContainText('The lead is closed.')
  await expect(page.getByRole('heading', { name: /^Won on/ })).toBeVisible()
  await expect(page.getByText('“Fast drawings decided it.”')).toBeVisible()

  await page.getByRole('button', { name: 'Reopen' }).click()
  await expect(flash(page)).toContainText('The lead is open again.')
  await page.getByRole('radio', { name: 'Won', exact: true }).check()
  await page.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(flash(page)).toContainText('The lead is closed.')
  await page.getByLabel('Change the account type to').selectOption({ label: 'Customer' })
  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(flash(page)).toContainText('The account type is changed.')
  await expect(page.getByRole('link', { name: 'Overview', exact: true })).toHaveCount(0)

  await page.goto(`${card}/history`)
  for (const sentence of [
    'Ana Duarte completed Call appointment and went on to Meeting',
    'Ana Duarte jumped from Meeting to Send quote',
    'Ana Duarte went back from Send quote to Calculation: “Numbers changed”',
    'Ana Duarte changed the account type from Lead to Customer',
  ]) {
    await expect(page.getByText(sentence)).toBeVisible()
  }
  await expect(page.locator('ins', { hasText: '€48,500' }).first()).toBeVisible()
})

test('several leads of one customer stand beside each other', async ({ page, uniqueName }) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Two leads'))
  await page.goto(`${card}/overview`)
  await page.getByText('Start a new lead…').click()
  await page.getByLabel('Title').fill('Cooling for the spa')
  await page.getByRole('button', { name: 'Start a lead' }).click()
  await expect(flash(page)).toContainText('A lead is started.')
  await expect(page.getByRole('heading', { name: 'Cooling for the spa' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Open leads' })).toBeVisible()

  await page.getByRole('link', { name: 'Title and owner…' }).click()
  await page.getByRole('textbox', { name: /^Title/ }).fill('x'.repeat(121))
  await page.getByRole('combobox', { name: 'Owner' }).selectOption({ label: 'Joost Vermeer' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(alert(page)).toContainText('120')
  await expect(page.getByRole('combobox', { name: 'Owner' }).locator('option:checked')).toHaveText('Joost Vermeer')
  await page.getByRole('textbox', { name: /^Title/ }).fill('Heating for the spa')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved')
  await expect(page.getByRole('heading', { name: 'Heating for the spa' })).toBeVisible()
  await expect(page.getByText('Owner of this lead: Joost Vermeer')).toBeVisible()
})

test('after a lead that was lost another one starts', async ({ page, uniqueName }) => {
  await signIn(page)
  const card = await addCustomer(page, uniqueName('Comes back'))
  await page.goto(`${card}/overview`)
  await page.getByRole('button', { name: 'Close the lead…' }).click()
  await page.getByRole('radio', { name: 'Competitor', exact: true }).check()
  await page.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Lost on/ })).toBeVisible()
  await expect(page.getByLabel('Change the account type to')).toHaveCount(0)
  await page.getByRole('button', { name: 'Start a new lead' }).click()
  await expect(flash(page)).toContainText('A lead is started.')
  await expect(page.getByRole('heading', { name: 'Call appointment', exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Closed leads' })).toContainText('Competitor')
})

test('two people complete one phase: the second learns of it and advances nothing', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('At once'))
  await page.goto(`${card}/overview`)
  await page.getByRole('textbox', { name: /^Note/ }).fill('I was there.')
  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  await miriam.goto(`${card}/overview`)
  await miriam.getByLabel('Score').fill('70')
  await miriam.getByRole('button', { name: /Complete phase/ }).click()
  await expect(flash(miriam)).toContainText('Phase completed.')

  await page.getByRole('button', { name: /Complete phase/ }).click()
  await expect(alert(page)).toContainText('Miriam Keller completed Call appointment')
  await expect(page.getByRole('textbox', { name: /^Note/ })).toHaveValue('I was there.')
  await page.goto(`${card}/overview`)
  await expect(page.getByRole('heading', { name: 'Meeting', exact: true })).toBeVisible()
})

for (const [what, choose] of [
  ['moves to a phase of the new funnel', /Moves to the funnel of Prospect/],
  ['stays in its funnel', /Stays in its funnel/],
  ['is closed with a reason', /Is closed/],
] as const) {
  test(`the account type changes, and the open lead ${what}`, async ({ page, uniqueName }) => {
    await signIn(page)
    const card = await addCustomer(page, uniqueName('Changes type'))
    await page.goto(`${card}/edit`)
    await page.getByLabel('City').fill('Faro')
    await page.getByLabel('Account type', { exact: true }).selectOption({ label: 'Prospect' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(alert(page)).toContainText('Say what becomes of the open leads')
    await expect(
      page.getByRole('heading', { name: 'From Lead to Prospect: what becomes of the open lead?' }),
    ).toBeVisible()
    await page.getByRole('radio', { name: choose }).check({ force: true })
    if (what.startsWith('moves')) await page.getByLabel('Lead phase').selectOption({ label: 'Visit' })
    if (what.startsWith('is closed'))
      await page.getByLabel('Closing reason', { exact: true }).selectOption({ label: 'Lost' })
    await page.getByRole('button', { name: 'Change to Prospect' }).click()
    await expect(flash(page)).toContainText('Saved.')
    await expect(page.getByText('Faro').first()).toBeVisible()
    await page.goto(`${card}/overview`)
    const heading = what.startsWith('moves') ? 'Visit' : what.startsWith('stays') ? 'Call appointment' : /^Lost on/
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
  })
}
