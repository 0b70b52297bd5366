import type { Locator, Page } from '@playwright/test'
import { addCustomer, alert, expect, flash, signIn, test } from '../support/browser/test'

const boardOf = (name: string) => `/board?${new URLSearchParams({ q: name })}`

/** The column of a phase; on a phone, which shows one at a time, it is gone to first. */
async function column(page: Page, phase: string) {
  const phases = page.getByRole('navigation', { name: 'Phases' })
  if (await phases.isVisible()) {
    await phases.getByRole('link', { name: phase }).click()
    await expect(phases.locator('[aria-current]')).toContainText(phase)
  }
  const found = page.getByRole('region', { name: phase, exact: true })
  await expect(found).toBeVisible()
  return found
}

const moveTo = async (page: Page, phase: string, what: string | RegExp) => choose(await column(page, phase), what)

async function choose(from: Locator, what: string | RegExp) {
  await from.getByText('Move to…').click()
  await from.getByRole(typeof what === 'string' ? 'link' : 'button', { name: what }).click()
}

test('a card is moved on, taken back, over phases and back, and every column sums up its leads', async ({
  page,
  uniqueName,
}) => {
  await signIn(page)
  const name = uniqueName('On the board')
  const card = await addCustomer(page, name)
  await page.goto(`${card}/overview`)
  await page.getByLabel('Score').fill('50')
  await page.getByLabel('Expected value').fill('48,500')
  await page.getByLabel('Next action').fill('Measure the attic')
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await expect(flash(page)).toContainText('Saved.')

  await page.goto(boardOf(name))
  const first = await column(page, 'Call appointment')
  await expect(first.getByRole('article', { name })).toContainText('Measure the attic')
  await expect(first.locator('.bcol-n')).toHaveText('1 leads')
  await expect(first.getByRole('definition')).toHaveText(['€48,500', '€24,250', '€0'])
  await expect(first.getByRole('link', { name: 'All 1 in Call appointment' })).toBeVisible()

  const before = page.url()
  await moveTo(page, 'Call appointment', /Complete phase → Meeting/)
  await expect(flash(page)).toContainText('Moved.')
  expect(page.url()).toBe(before)
  await flash(page).getByRole('button', { name: 'Undo' }).click()
  await expect(flash(page)).toContainText('Undone.')
  expect(page.url()).toBe(before)
  await expect((await column(page, 'Call appointment')).getByRole('article', { name })).toBeVisible()

  await moveTo(page, 'Call appointment', 'Jump forward…')
  await page.getByLabel('Lead phase').selectOption({ label: 'Send quote' })
  await page.getByRole('button', { name: 'Jump forward' }).click()
  await expect(flash(page)).toContainText('Moved.')
  await moveTo(page, 'Send quote', 'Back one phase…')
  await page.getByLabel('Why').fill('Numbers changed')
  await page.getByRole('button', { name: 'Go back one phase' }).click()
  await expect(flash(page)).toContainText('Back one phase.')
  await expect((await column(page, 'Calculation')).getByRole('article', { name })).toContainText('€48,500')

  await page.goto(`${card}/history`)
  await expect(page.getByText('Ana Duarte jumped from Call appointment to Send quote')).toBeVisible()
  await expect(page.getByText('Ana Duarte went back from Send quote to Calculation: “Numbers changed”')).toBeVisible()
})

test('a closing phase asks for the reason, now or later', async ({ page, uniqueName }) => {
  await signIn(page)
  const name = uniqueName('To the end')
  const card = await addCustomer(page, name)
  await page.goto(boardOf(name))
  await moveTo(page, 'Call appointment', 'Close the lead…')
  await page.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(alert(page)).toContainText('Choose a closing reason')
  await page.getByRole('button', { name: 'Move to Closed, decide later' }).click()
  await expect(flash(page)).toContainText('Moved.')

  const closing = await column(page, 'Closed')
  await closing.getByRole('link', { name: 'Choose a closing reason' }).click()
  await page.getByRole('radio', { name: 'Competitor', exact: true }).check()
  await page.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(flash(page)).toContainText('The lead is closed.')
  await expect(page).toHaveURL(/\/board\?/)
  await expect(page.getByRole('heading', { name: 'Nothing fits these filters' })).toBeVisible()
  await page.goto(`${card}/overview`)
  await expect(page.getByRole('heading', { name: /^Lost on/ })).toBeVisible()
})

test('two people move one card: the second learns of it, and then moves it from where it is', async ({
  page,
  anotherPage,
  uniqueName,
}) => {
  await signIn(page)
  const name = uniqueName('Two hands')
  await addCustomer(page, name)
  await page.goto(boardOf(name))
  const mine = await column(page, 'Call appointment')
  const miriam = await anotherPage()
  await signIn(miriam, 'miriam')
  await miriam.goto(boardOf(name))
  await moveTo(miriam, 'Call appointment', /Complete phase → Meeting/)
  await expect(flash(miriam)).toContainText('Moved.')

  await choose(mine, /Complete phase → Meeting/)
  await expect(alert(page)).toContainText('Miriam Keller completed Call appointment')
  await moveTo(page, 'Meeting', /Complete phase → Calculation/)
  await expect(flash(page)).toContainText('Moved.')
  await expect((await column(page, 'Calculation')).getByRole('article', { name })).toBeVisible()
})

test('a card is dragged: on, not further back than one phase, and to a closing phase by way of the reason', async ({
  page,
  uniqueName,
  javaScriptEnabled,
  hasTouch,
}) => {
  test.skip(!javaScriptEnabled || hasTouch, 'dragging is for a mouse, and needs JavaScript')
  await signIn(page)
  const name = uniqueName('Dragged')
  await addCustomer(page, name)
  await page.goto(boardOf(name))
  const drag = async (from: string, to: string) =>
    (await column(page, from)).getByRole('article', { name }).dragTo(await column(page, to))
  await drag('Call appointment', 'Calculation')
  await expect(flash(page)).toContainText('Moved.')
  await drag('Calculation', 'Call appointment')
  await expect(alert(page)).toContainText('A lead goes back one phase at a time.')
  await expect((await column(page, 'Calculation')).getByRole('article', { name })).toBeVisible()
  await drag('Calculation', 'Meeting')
  await expect(flash(page)).toContainText('Moved.')
  await drag('Meeting', 'Closed')
  await expect(page.getByRole('heading', { name: `${name}: close the lead` })).toBeVisible()
  await page.getByRole('radio', { name: 'Won', exact: true }).check()
  await page.getByRole('button', { name: 'Close the lead', exact: true }).click()
  await expect(flash(page)).toContainText('The lead is closed.')
})

test('while one card is on its way no other is moved', async ({ page, uniqueName, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without JavaScript each move is a page')
  await signIn(page)
  const name = uniqueName('One by one')
  for (const one of ['first', 'second']) await addCustomer(page, `${name} ${one}`)
  await page.goto(boardOf(name))
  const calls = await column(page, 'Call appointment')
  const second = calls.getByRole('article', { name: `${name} second` })
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route(/\/board/, async (route) => {
    if (route.request().method() === 'POST') await asked
    await route.continue()
  })
  await expect(page.locator('.bcard[draggable]')).toHaveCount(2)
  await choose(calls.getByRole('article', { name: `${name} first` }), /Complete phase → Meeting/)
  await second.getByText('Move to…').click()
  const move = second.getByRole('button', { name: /Complete phase → Meeting/ })
  await expect(move).toHaveAttribute('aria-disabled', 'true')
  await expect(page.locator('.bcard[draggable]')).toHaveCount(0)
  await move.click({ force: true })
  answer()
  await expect(flash(page)).toContainText('Moved.')
  await expect(second).toBeVisible()
  await choose(second, /Complete phase → Meeting/)
  await expect(second).toHaveCount(0)
})

test('the URL says filters, order, account type and the page of one column', async ({ page, hasTouch }) => {
  await signIn(page)
  await page.goto('/board')
  if (!hasTouch) await page.getByRole('link', { name: 'Board', exact: true }).first().click()
  const calls = await column(page, 'Call appointment')
  const names = calls.getByRole('heading', { level: 3 })
  const shown = await names.allTextContents()
  await calls.getByRole('link', { name: /^More.*Call appointment/ }).click()
  await expect(page).toHaveURL(/column=.*after=/)
  expect(shown).not.toContain(await names.first().textContent())
  await calls.getByRole('link', { name: /^Previous.*Call appointment/ }).click()
  await expect(names.first()).toHaveText(shown[0] ?? '')

  // Whose leads no other journey moves.
  await page.goto('/board')
  if (hasTouch) await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByLabel('Owner', { exact: true }).selectOption({ label: 'Tiago Lopes' })
  await page.getByLabel('Sort by').selectOption({ label: 'Expected value, highest first' })
  await page.getByRole('button', { name: 'Show', exact: true }).first().click()
  await expect(page).toHaveURL(/\/board\?owner=[0-9a-f-]{36}&sort=-expected$/)
  await expect(page.getByRole('link', { name: /Owner: Tiago Lopes/ })).toBeVisible()

  const meetings = await column(page, 'Meeting')
  const count = (await meetings.locator('.bcol-n').textContent())?.replace(/\D/g, '')
  await meetings.getByRole('link', { name: /^All \d+ in Meeting/ }).click()
  await expect(page.locator('.totals dd').first()).toHaveText(count ?? '')

  await page.getByRole('navigation', { name: 'Show as' }).getByRole('link', { name: 'Board' }).click()
  await expect(page.getByRole('link', { name: /Owner: Tiago Lopes/ })).toBeVisible()
  await page.getByRole('navigation', { name: 'Account type' }).getByRole('link', { name: 'Prospect' }).click()
  await expect(page).toHaveURL(/funnel=/)
  await expect(await column(page, 'Visit')).toBeVisible()
  await page.goto('/board?funnel=00000000-0000-4000-8000-000000000000')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Board')
})

test('who may only look finds cards and no way to move them', async ({ page }) => {
  await signIn(page, 'ines')
  await page.goto('/board')
  const calls = await column(page, 'Call appointment')
  const card = calls.getByRole('article').first()
  await expect(card).toBeVisible()
  await expect(page.getByText('Move to…')).toHaveCount(0)
  await expect(page.locator('.bcard[draggable]')).toHaveCount(0)
  const lead = new URL((await card.getByRole('link').getAttribute('href')) ?? '', page.url()).searchParams.get('lead')
  const answer = await page.goto(`/board/move?lead=${lead}`)
  expect(answer?.status()).toBe(403)
})
