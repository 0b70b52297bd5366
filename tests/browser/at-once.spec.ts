import { violations } from '../support/browser/axe'
import { addCustomer, alert, closeAsWon, expect, flash, signIn, test } from '../support/browser/test'

test('two people edit one customer: what differs is merged, what both wrote is asked, also when a third comes between', async ({
  page,
  anotherPage,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Both write'))
  await page.goto(`${card}/edit`)
  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  const write = async (city: string, source: string) => {
    await miriam.goto(`${card}/edit`)
    await miriam.getByLabel('City').fill(city)
    await miriam.getByLabel('Source').fill(source)
    await miriam.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(flash(miriam)).toContainText('Saved.')
  }
  await write('Porto', 'Fair')

  await page.getByLabel('City').fill('Faro')
  await page.getByLabel('Remark').fill('Rings at noon.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(alert(page)).toContainText('Somebody else wrote the same fields')
  await expect(alert(page)).toContainText('Miriam Keller')
  const asked = page.getByRole('row', { name: /City/ })
  await expect(asked).toContainText('nothing')
  await expect(asked).toContainText('Porto')
  await expect(asked).toContainText('Faro')
  await expect(page.getByRole('row', { name: /Source|Remark/ })).toHaveCount(0)
  await expect(page.getByLabel('Source')).toHaveValue('Fair')
  await expect(page.getByLabel('Remark')).toHaveValue('Rings at noon.')
  // axe runs inside the page.
  if (javaScriptEnabled) expect(await violations(page, 'both wrote')).toEqual([])

  await write('Braga', 'Friend')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(asked).toContainText('Porto')
  await expect(asked).toContainText('Braga')
  await expect(asked).toContainText('Faro')
  await expect(page.getByLabel('Source')).toHaveValue('Friend')

  await page.getByRole('radio', { name: 'City, Theirs: Braga' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('Saved.')
  await page.goto(`${card}/edit`)
  await expect(page.getByLabel('City')).toHaveValue('Braga')
  await expect(page.getByLabel('Source')).toHaveValue('Friend')
  await expect(page.getByLabel('Remark')).toHaveValue('Rings at noon.')
})

test('two people record in one phase: different values are both kept', async ({ page, anotherPage, uniqueName }) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Both record'))
  await page.goto(`${card}/overview`)
  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  await miriam.goto(`${card}/overview`)
  await miriam.getByLabel('Expected value').fill('12,000')
  await miriam.getByRole('button', { name: 'Save', exact: true }).last().click()
  await expect(flash(miriam)).toContainText('Saved.')

  await page.getByRole('textbox', { name: /^Note/ }).fill('The attic is dry.')
  await page.getByRole('button', { name: /Complete phase/ }).click()
  await expect(flash(page)).toContainText('Phase completed.')
  await expect(page.getByLabel('Expected value')).toHaveValue('12,000')
  await expect(page.getByText('The attic is dry.', { exact: true })).toBeVisible()
})

test('a form that others took off the page is refused in words, and what was typed stands there', async ({
  page,
  anotherPage,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Closed meanwhile'))
  await page.goto(`${card}/overview`)
  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  await miriam.goto(`${card}/overview`)
  await miriam.getByRole('button', { name: 'Close the lead…' }).click()
  await miriam.getByRole('radio', { name: 'Price', exact: true }).check()
  await miriam.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(flash(miriam)).toContainText('The lead is closed.')

  await page.getByRole('textbox', { name: /^Note/ }).fill('The attic is dry.')
  await page.getByRole('button', { name: /Complete phase/ }).click()
  const said = page.getByRole('main').getByRole('alert')
  await expect(said).toHaveCount(1)
  await expect(said).toContainText('Somebody changed this while you were typing')
  await expect(said).toContainText('Miriam Keller closed')
  await expect(said).toContainText('Note')
  await expect(said).toContainText('The attic is dry.')
  // The form is gone from under the person's eyes.
  if (javaScriptEnabled) await expect(said).toBeFocused()
})

test('what was typed for one lead never stands in the form of another that took its place', async ({
  page,
  anotherPage,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Two leads'))
  await page.goto(`${card}/overview`)
  await page.getByText('Start a new lead…').click()
  await page.getByLabel('Title').fill('The second')
  await page.getByRole('button', { name: 'Start a lead', exact: true }).click()
  await expect(flash(page)).toContainText('A lead is started.')
  await page.goto(`${card}/overview`)
  const note = page.getByRole('textbox', { name: /^Note/ })
  await note.fill('The attic is dry.')
  await page.getByLabel('Expected value').fill('a lot')
  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  await closeAsWon(miriam, card)

  const save = page.getByRole('button', { name: 'Save', exact: true }).last()
  await save.click()
  // With JavaScript the page is drawn anew when the form is refused for what was changed, not for a slip.
  if (javaScriptEnabled) {
    await expect(alert(page)).toContainText('Expected value')
    await page.getByLabel('Expected value').fill('1,000')
    await save.click()
  }
  await expect(page.getByRole('heading', { name: 'The second' })).toBeVisible()
  await expect(note).toHaveValue('')
  const said = page.getByRole('main').getByRole('alert')
  await expect(said).toHaveCount(1)
  await expect(said).toContainText('The attic is dry.')
})
