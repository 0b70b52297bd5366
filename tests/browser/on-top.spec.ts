import type { Page } from '@playwright/test'
import { violations } from '../support/browser/axe'
import { listening } from '../support/browser/listening'
import { addCustomer, alert, expect, flash, isToday, signIn, signInByForm, test } from '../support/browser/test'

/** Keeps the scripts of the pages that follow waiting until what it answers is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\.js/, async (route) => {
    await released
    await route.continue()
  })
  return release
}

test.beforeEach(({ javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'what stands on top is not there without JavaScript')
})

test('what was typed outlives the page, a lost connection and a refusal, until it is saved', async ({
  page,
  uniqueName,
}) => {
  await signInByForm(page, 'joost')
  const card = await addCustomer(page, uniqueName('Draft'))
  await page.goto(`${card}/edit`)
  await listening(page)
  await page.getByLabel('Remark').fill('Wants a heat pump before winter')
  await page.getByLabel('City').fill('Faro')
  await page.reload()
  await expect(page.getByLabel('Remark')).toHaveValue('')
  const offer = page.getByRole('region', { name: 'You had not saved this' })
  await expect(offer).toContainText('Wants a heat pump before winter')
  expect(await violations(page, 'a draft')).toEqual([])
  await offer.getByRole('button', { name: 'Put it back' }).click()
  await expect(offer).toHaveCount(0)
  await expect(page.getByLabel('City')).toHaveValue('Faro')

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(alert(page)).toContainText('could not be sent')
  await expect(page.getByLabel('Remark')).toHaveValue('Wants a heat pump before winter')
  await page.context().setOffline(false)
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(alert(page)).toContainText('Name')
  await page.reload()
  await offer.getByRole('button', { name: 'Put it back' }).click()
  await page.getByLabel('Name', { exact: true }).fill(uniqueName('Draft'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(flash(page)).toContainText('Saved.')
  await page.goto(`${card}/edit`)
  await expect(page.getByLabel('Remark')).toHaveValue('Wants a heat pump before winter')
  await expect(offer).toHaveCount(0)

  await page.getByLabel('Remark').fill('Not to be seen by who comes next')
  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/signed-out/)
  await signInByForm(page, 'joost')
  await page.goto(`${card}/edit`)
  await page.getByLabel('City').fill('Lagos')
  await expect(offer).toHaveCount(0)
})

test.describe(() => {
  // What the worker answers cannot be held up.
  test.use({ serviceWorkers: 'block' })

  test('what was typed before the page had its scripts is kept too', async ({ page, hasTouch, uniqueName }) => {
    test.skip(hasTouch === true, 'a phone keeps it the same way')
    await signIn(page, 'joost')
    const card = await addCustomer(page, uniqueName('Early'))
    const release = await holdScripts(page)
    await page.goto(`${card}/edit`, { waitUntil: 'domcontentloaded' })
    await page.getByLabel('Remark').fill('Rings back on Monday')
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('funil.draft')))).toEqual(
      [],
    )
    release()
    await listening(page)
    await page.reload()
    await expect(page.getByRole('region', { name: 'You had not saved this' })).toContainText('Rings back on Monday')
  })

  test('what is put in the place of what stood there, before the page has its scripts, is what is saved', async ({
    page,
    hasTouch,
    uniqueName,
  }) => {
    test.skip(hasTouch === true, 'a phone does it the same way')
    await signIn(page, 'joost')
    const card = await addCustomer(page, uniqueName('Instead'))
    await page.goto(`${card}/edit`)
    await page.getByLabel('Remark').fill('Rings back on Monday')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(flash(page)).toContainText('Saved.')
    const release = await holdScripts(page)
    await page.goto(`${card}/edit`, { waitUntil: 'domcontentloaded' })
    const remark = page.getByLabel('Remark')
    await expect(remark).toHaveValue('Rings back on Monday')
    await remark.fill('Rang back')
    await remark.press('Home')
    await remark.pressSequentially('Never ')
    release()
    await listening(page)
    await expect(remark).toHaveValue('Never Rang back')
    await remark.pressSequentially('ever ')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(flash(page)).toContainText('Saved.')
    await page.goto(`${card}/edit`)
    await expect(remark).toHaveValue('Never ever Rang back')
  })
})

test('what came of a task is kept until it is done', async ({ page, uniqueName }) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Kept'))
  await page.goto(`${card}/activities`)
  const form = page.getByRole('region', { name: 'Add to the timeline' })
  await form.getByLabel('What happened, or is to be done?').fill('Measure the cellar')
  await form.getByRole('radio', { name: 'Task' }).check()
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(flash(page)).toContainText('Added to the timeline.')
  const planned = page.getByRole('region', { name: 'Planned', exact: true })
  const open = async () => {
    await listening(page)
    await planned.getByRole('link', { name: /^Done:/ }).click()
  }
  await open()
  await planned.getByLabel('What came of it?').fill('Too damp for a boiler')
  await page.reload()
  await open()
  await planned.getByRole('button', { name: 'Put it back' }).click()
  await expect(planned.getByLabel('What came of it?')).toHaveValue('Too damp for a boiler')
  await planned.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(flash(page)).toContainText('Completed.')
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(' done ')))).toEqual([])
})

test('the form of a second task opens by one press, and that of the first is folded up', async ({
  page,
  uniqueName,
}) => {
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Two tasks'))
  const form = page.getByRole('region', { name: 'Add to the timeline' })
  for (const task of ['Measure the cellar', 'Order the parts']) {
    await page.goto(`${card}/activities`)
    await form.getByLabel('What happened, or is to be done?').fill(task)
    await form.getByRole('radio', { name: 'Task' }).check()
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(flash(page)).toContainText('Added to the timeline.')
  }
  const planned = page.getByRole('region', { name: 'Planned', exact: true })
  await listening(page)
  for (const task of ['Measure the cellar', 'Order the parts']) {
    const row = planned.getByRole('listitem').filter({ hasText: task })
    await row.getByRole('link', { name: /^Done:/ }).click()
    await expect(row.getByLabel('What came of it?')).toBeVisible()
    await expect(planned.getByLabel('What came of it?').filter({ visible: true })).toHaveCount(1)
  }
})

test('keys lead through Funil, until they are turned off', async ({ page, hasTouch, uniqueName }) => {
  test.skip(hasTouch === true, 'a phone has no keyboard')
  await signIn(page, 'joost')
  const card = await addCustomer(page, uniqueName('Keys'))
  await page.goto('/')
  const press = async (...keys: string[]) => {
    await listening(page)
    for (const key of keys) await page.keyboard.press(key)
  }
  await press('g', 'l')
  await page.waitForURL('**/customers')
  await press('j', 'j', 'k')
  await expect(page.locator('table.list tbody tr').first().getByRole('link')).toBeFocused()
  await press('/')
  await expect(page.getByLabel('Search by name')).toBeFocused()
  await page.keyboard.type('gl')
  await expect(page.getByLabel('Search by name')).toHaveValue('gl')
  await page.goto(card)
  await press('e')
  await page.waitForURL(`**${card}/edit`)
  await page.getByLabel('City').fill('Olhão')
  await press('Control+Enter')
  await expect(flash(page)).toContainText('Saved.')
  await press('?')
  await page.waitForURL('**/shortcuts')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Turn single keys off' }).click()
  await expect(flash(page)).toContainText('Saved.')
  await press('g', 'l', 'c')
  await expect(page).toHaveURL(/shortcuts$/)
})

test('the palette finds pages, what can be done here, and customers', async ({ page, uniqueName, anotherPage }) => {
  await signIn(page, 'joost')
  const name = uniqueName('Palette')
  const card = await addCustomer(page, name)
  await page.goto(card)
  await listening(page)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Go to, do, or find a customer' })
  await expect(field).toBeFocused()
  await expect(page.getByRole('option', { name }).first()).toBeVisible()
  expect(await violations(page, 'the palette')).toEqual([])
  await field.fill('undefined')
  await expect(page.getByRole('option')).toHaveCount(0)
  await field.fill('log c')
  await expect(page.getByRole('option', { selected: true })).toHaveText(/Log call/)
  await page.keyboard.press('Enter')
  await expect(flash(page)).toContainText('call')
  await page.goto('/shortcuts')
  await listening(page)
  await page.keyboard.press('Control+k')
  // Found and opened last, it is offered once.
  const [found] = await Promise.all([page.waitForResponse(/palette\/customers/), field.fill(name)])
  expect(await found.text()).toContain(name)
  await expect(page.getByRole('option', { name })).toHaveCount(1)
  const colleague = await anotherPage()
  await signIn(colleague, 'tiago')
  const theirs = uniqueName('Theirs')
  await addCustomer(colleague, theirs)
  await field.fill(theirs)
  await page.getByRole('group', { name: 'Customers' }).getByRole('option', { name: theirs }).click()
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/)

  const stranger = await anotherPage()
  for (const path of ['/api/palette', `/api/palette/customers?q=${encodeURIComponent(name)}`]) {
    const answer = await stranger.request.get(path)
    expect([answer.status(), await answer.text()]).toEqual([401, '{}'])
  }
})

test('Today can be read without a connection, until one signs out', async ({ page, context }) => {
  await signInByForm(page, 'tiago')
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match('/offline'))), { timeout: 20_000 })
    .toBe(true)
  await context.setOffline(true)
  await page.goto('/')
  await expect(page.getByText('No connection. This is Today as it was at')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today')
  await expect(page.locator('.tick').first()).toBeHidden()
  await page.goto('/customers')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No connection')
  await context.setOffline(false)
  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/signed-out/)
  await expect.poll(() => page.evaluate(async () => Boolean(await caches.match('/')))).toBe(false)
  await signInByForm(page, 'tiago')
  await page.waitForURL(isToday)
})

test('a filter applies when it is chosen, in its place', async ({ page, hasTouch }) => {
  test.skip(hasTouch === true, 'on a phone the filters stand in a sheet; what they do is the same')
  await signIn(page, 'joost')
  await page.goto('/customers')
  await listening(page)
  const state = page.getByLabel('State')
  await state.focus()
  await state.selectOption('won')
  await page.waitForURL(/\/customers\?.*state=won/)
  await expect(state).toBeFocused()
  await expect(state).toHaveValue('won')
  await page.getByLabel('Search by name').pressSequentially('hotel')
  await page.waitForURL(/[?&]q=hotel/)
  await expect(page.getByLabel('Search by name')).toBeFocused()
  await page.goBack()
  await expect(page).not.toHaveURL(/[?&]q=/)
  await expect(page.getByLabel('Search by name')).toHaveValue('')
  await state.selectOption('lost')
  await page.waitForURL(/\/customers\?state=lost/)
  await expect(page).not.toHaveURL(/[?&]q=/)
  await page.goto('/overview')
  await listening(page)
  await page.getByLabel('Owner', { exact: true }).selectOption({ label: 'Tiago Lopes' })
  await page.waitForURL(/\/overview\?.*owner=/)
})
