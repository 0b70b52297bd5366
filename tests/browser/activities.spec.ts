import type { Page } from '@playwright/test'
import { dayAfter, dayIn } from '@/lib/clock'
import { violations } from '../support/browser/axe'
import { addCustomer, addUser, alert, expect, flash, signIn, test } from '../support/browser/test'

const today = dayIn('Europe/Lisbon')
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const form = (page: Page) => region(page, 'Add to the timeline')

/** Adds on the Activities tab. */
async function add(page: Page, card: string, kind: string, text: string, day = '') {
  await page.goto(`${card}/activities`)
  await form(page).getByLabel('What happened, or is to be done?').fill(text)
  await form(page).getByRole('radio', { name: kind }).check()
  await form(page).getByLabel('Day').fill(day)
  await form(page).getByRole('button', { name: 'Add', exact: true }).click()
}

test('a note and a task are added in one step, the task completed with what follows, corrected, removed and brought back', async ({
  page,
  uniqueName,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Active'))
  await add(page, card, 'Note', 'The second boiler stays')
  await expect(flash(page)).toContainText('Added to the timeline.')
  const timeline = region(page, 'Timeline')
  await expect(timeline.getByRole('listitem').first()).toContainText('The second boiler stays')
  await expect(timeline).toContainText('added the customer')

  await add(page, card, 'Task', 'Send the figures', dayAfter(today, -1))
  const planned = region(page, 'Planned')
  await expect(planned).toContainText('1 day late')
  await planned.getByRole('link', { name: /^Done:/ }).click()
  await planned.getByLabel('What came of it?').fill('Sent by e-mail')
  await planned.getByRole('radio', { name: 'Tomorrow' }).check()
  await planned.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(alert(page)).toContainText('Say what is to be done on that day')
  await expect(planned.getByLabel('What came of it?')).toHaveValue('Sent by e-mail')
  await planned.getByLabel('What next?').fill('Ask what they think')
  await planned.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(flash(page)).toContainText('Completed.')
  await expect(planned).toContainText('Ask what they think')
  await expect(timeline.getByRole('listitem').first()).toContainText('Sent by e-mail')

  await timeline.getByRole('link', { name: /Edit.*Note/ }).click()
  const edit = region(page, 'Edit: Note')
  await edit.getByLabel('What happened, or is to be done?').fill('The second boiler goes')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(timeline).toContainText('The second boiler goes')

  await timeline.getByRole('link', { name: /Edit.*Note/ }).click()
  await edit.getByRole('button', { name: 'Remove' }).click()
  await expect(timeline).not.toContainText('The second boiler goes')
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(timeline).toContainText('The second boiler goes')

  await timeline.getByRole('link', { name: 'Tasks' }).click()
  await expect(timeline).not.toContainText('The second boiler goes')
  await expect(timeline).toContainText('Send the figures')
})

test('what is not told, and a note of tomorrow, come back beside their fields with all that was typed', async ({
  page,
  uniqueName,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Untold'))
  await add(page, card, 'Task', '', dayAfter(today, 1))
  await expect(alert(page)).toContainText('Say what it is about')
  await expect(form(page).getByRole('radio', { name: 'Task' })).toBeChecked()
  await expect(form(page).getByLabel('Day')).toHaveValue(dayAfter(today, 1))
  await add(page, card, 'Note', 'From tomorrow', dayAfter(today, 1))
  await expect(alert(page)).toContainText('A note is of now or of the past')
  await expect(form(page).getByLabel('What happened, or is to be done?')).toHaveValue('From tomorrow')
})

test('a call is logged by one button of the card, told afterwards, and taken back', async ({ page, uniqueName }) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Called'))
  await page.getByRole('button', { name: 'Log call' }).click()
  await expect(flash(page)).toContainText('The call is logged.')
  const edit = region(page, 'Edit: Call')
  await expect(edit.getByLabel('Day')).toHaveValue(today)
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(page).toHaveURL((url) => url.pathname === `${card}/activities` && url.search === '')
  await expect(region(page, 'Timeline').getByRole('link', { name: /Edit/ })).toHaveCount(0)

  await page.getByRole('button', { name: 'Log call' }).click()
  await edit.getByLabel('What happened, or is to be done?').fill('They call back on Friday')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(flash(page)).toContainText('Saved.')
  await page.goto(`${card}/overview`)
  await expect(region(page, 'Activity')).toContainText('They call back on Friday')
  await region(page, 'Activity').getByLabel('What happened?').fill('Measured the kitchen')
  await region(page, 'Activity').getByRole('radio', { name: 'Visit' }).check()
  await region(page, 'Activity').getByRole('button', { name: 'Add' }).click()
  await expect(page).toHaveURL(/\/overview/)
  await expect(region(page, 'Activity').getByRole('listitem').first()).toContainText('Measured the kitchen')
})

test('tasks stand on Today beside next actions, and all of them on a page of their own', async ({
  page,
  uniqueName,
}) => {
  await signIn(page, 'joost')
  const name = uniqueName('Tasked')
  const card = await addCustomer(page, name)
  await add(page, card, 'Task', 'Order the parts', today)
  await expect(flash(page)).toContainText('Added to the timeline.')
  await page.goto('/')
  const row = region(page, 'Today').getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText('Order the parts')
  await row.getByRole('link', { name: /^Done:/ }).click()
  await row.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(flash(page)).toContainText('Completed.')
  await expect(row).toHaveCount(0)

  await add(page, card, 'Meeting', 'Walk through the quote', dayAfter(today, 3))
  await expect(flash(page)).toContainText('Added to the timeline.')
  await page.goto('/activities?due=soon')
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('Walk through the quote')
  await page.goto('/activities?due=late')
  await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(0)
})

test('a colleague who is named is told on Today, until they saw it', async ({ page, uniqueName, anotherPage }) => {
  await signIn(page, 'joost')
  const name = uniqueName('Named')
  const card = await addCustomer(page, name)
  await add(page, card, 'Note', '@Miriam please decide')
  await expect(flash(page)).toContainText('Added to the timeline.')
  const theirs = await anotherPage()
  await signIn(theirs, 'miriam')
  await theirs.goto('/')
  const mentions = region(theirs, 'You were mentioned')
  await expect(mentions.getByRole('listitem').filter({ hasText: name })).toContainText('@Miriam please decide')
  await mentions.getByRole('button', { name: `Seen ${name}` }).click()
  await expect(mentions.getByRole('listitem').filter({ hasText: name })).toHaveCount(0)
})

test('a viewer reads the timeline and is offered no form', async ({ page, uniqueName, anotherPage }) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Read'))
  await add(page, card, 'Note', 'Only to be read')
  await expect(flash(page)).toContainText('Added to the timeline.')
  const theirs = await anotherPage()
  await signIn(theirs, 'ines')
  await theirs.goto(`${card}/activities`)
  await expect(region(theirs, 'Timeline')).toContainText('Only to be read')
  await expect(theirs.getByRole('link', { name: /Edit/ })).toHaveCount(0)
  await expect(form(theirs)).toHaveCount(0)
  await expect(theirs.getByRole('button', { name: 'Log call' })).toHaveCount(0)
})

test('the pages of activities keep to WCAG 2.2 AA', async ({ page, uniqueName, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'axe needs JavaScript')
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Axe'))
  await add(page, card, 'Task', 'Order the parts', today)
  await expect(flash(page)).toContainText('Added to the timeline.')
  await add(page, card, 'Note', 'A note')
  await expect(flash(page)).toContainText('Added to the timeline.')
  const found = await violations(page)
  await page.goto('/activities')
  expect([...found, ...(await violations(page))]).toEqual([])
})

test('what one is to do stands in a calendar with a private address that can be ended', async ({
  page,
  anotherPage,
  uniqueName,
  request,
}) => {
  await signIn(page)
  const somebody = await anotherPage()
  await addUser(page, uniqueName('Calendar'), somebody)
  const name = uniqueName('In the calendar')
  const card = await addCustomer(somebody, name)
  await add(somebody, card, 'Task', 'Order the parts', dayAfter(today, 1))
  await expect(flash(somebody)).toContainText('Added to the timeline.')
  await somebody.goto('/profile')
  const calendar = region(somebody, 'Calendar')
  await calendar.getByRole('button', { name: 'Make an address' }).click()
  const address = await calendar.getByLabel('Address of the calendar').inputValue()
  const answer = await request.get(address)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  expect((await answer.text()).replaceAll('\r\n ', '')).toContain(`SUMMARY:Order the parts\\, ${name}`)
  await somebody.goto('/profile')
  await expect(calendar.getByLabel('Address of the calendar')).toHaveCount(0)
  await calendar.getByRole('button', { name: 'End the address' }).click()
  await expect(flash(somebody)).toContainText('The address has ended.')
  expect((await request.get(address)).status()).toBe(404)
})
