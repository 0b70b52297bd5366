import { violations } from '../support/browser/axe'
import { addCustomer, alert, closeAsWon, expect, flash, signIn, test } from '../support/browser/test'

test('a value is changed where the list shows it, by the form of its page', async ({
  page,
  anotherPage,
  uniqueName,
  hasTouch,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled || hasTouch === true, 'it stands on top of the table, for a mouse or a keyboard')
  await signIn(page, 'joost')
  const name = uniqueName('Cells')
  const card = await addCustomer(page, name)
  const list = `/customers?q=${encodeURIComponent(name)}`
  await page.goto(list)
  const cell = (column: string) => page.locator(`.list tbody tr .${column}`)
  const pencil = (column: string) => page.getByRole('button', { name: `Change: ${column}, ${name}` })
  const box = (column: string) => page.getByRole('dialog', { name: `${column}, ${name}` })
  const save = page.getByRole('dialog').getByRole('button', { name: 'Save' })

  await expect(async () => {
    await cell('c-type').hover()
    await cell('c-city').hover()
    await expect(pencil('City')).toBeVisible({ timeout: 500 })
  }).toPass()
  await pencil('City').click()
  await expect(box('City').getByLabel('City')).toBeFocused()
  await page.keyboard.type('Faro')
  await page.keyboard.press('Enter')
  await expect(flash(page)).toContainText('Saved.')
  await expect(cell('c-city')).toHaveText('Faro')
  await expect(pencil('City')).toBeFocused()

  await cell('c-score').dblclick()
  await box('Score').getByLabel('Score').fill('300')
  await save.click()
  await expect(box('Score')).toContainText('100')
  await expect(box('Score').getByLabel('Score')).toHaveAttribute('aria-invalid', 'true')
  await expect(box('Score').getByLabel('Score')).toHaveValue('300')
  expect(await violations(page, 'a cell')).toEqual([])
  await box('Score').getByLabel('Score').fill('55')
  await save.click()
  await expect(cell('c-score')).toContainText('55')

  // Keys alone: to the row, to its first value, along to the expected value.
  await page.goto(list)
  await page.waitForFunction(() => Object.keys(document.querySelector('.top') ?? {}).length > 0)
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await expect(pencil('Name')).toBeFocused()
  for (const _ of ['Account type', 'City', 'Score', 'Expected']) await page.keyboard.press('ArrowRight')
  await expect(pencil('Expected')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(box('Expected').getByLabel('Expected value')).toBeFocused()
  await page.keyboard.type('12,000')
  await page.keyboard.press('Escape')
  await expect(pencil('Expected')).toBeFocused()
  await page.keyboard.press('F2')
  await expect(box('Expected').getByLabel('Expected value')).toBeFocused()
  await page.keyboard.type('12,500')
  await page.keyboard.press('Enter')
  await expect(cell('c-exp')).toContainText('12,500')
  await page.keyboard.press('Tab')
  await expect(pencil('Expected')).not.toBeFocused()

  // Somebody else is faster: the page itself asks, with what was typed.
  await cell('c-city').dblclick()
  await box('City').getByLabel('City').fill('Lagos')
  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  await miriam.goto(`${card}/edit`)
  await miriam.getByLabel('City').fill('Porto')
  await miriam.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(miriam)).toContainText('Saved.')
  await save.click()
  await page.waitForURL(`**${card}/edit`)
  await expect(alert(page)).toContainText('Somebody else wrote the same fields')
  await expect(page.getByRole('row', { name: /City/ })).toContainText('Lagos')

  await closeAsWon(page, card)
  await page.goto(list)
  await expect(async () => {
    await cell('c-city').hover()
    await cell('c-exp').dblclick()
    await expect(box('Expected')).toContainText('This cannot be changed here.', { timeout: 1000 })
  }).toPass()
})
