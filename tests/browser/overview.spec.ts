import { violations } from '../support/browser/axe'
import { expect, signIn, test } from '../support/browser/test'

test('a manager reads the overview, narrows it, and every figure leads to its rows', async ({ page, hasTouch }, {
  project,
}) => {
  await signIn(page, 'miriam')
  await page.goto('/overview')
  await expect(page.getByRole('heading', { level: 1, name: 'CRM overview' })).toBeVisible()
  if (project.use.javaScriptEnabled) expect(await violations(page)).toEqual([])
  if (hasTouch) await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByLabel('Owner', { exact: true }).selectOption({ label: 'Joost Vermeer' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/owner=[0-9a-f-]{36}/)
  const figure = page
    .getByRole('table', { name: 'Lead: pipeline by phase' })
    .getByRole('row')
    .nth(1)
    .getByRole('link', { name: /^\d+$/ })
  const count = await figure.textContent()
  await figure.click()
  await expect(page.locator('dl.totals > div').first()).toContainText(count ?? 'no count')
})

test('a viewer may see it, and it explains itself', async ({ page }) => {
  await signIn(page, 'ines')
  await page.goto('/overview')
  await page.getByText('How this is counted').first().click()
  await expect(page.getByText(/Weighted is the sum of expected value/).first()).toBeVisible()
  await page.getByRole('link', { name: 'This year' }).click()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(/-01-01$/)
})

test('what moved since a day is told line by line, each a list of its leads', async ({ page, hasTouch }, {
  project,
}) => {
  await signIn(page, 'miriam')
  await page.goto('/overview')
  await page.getByRole('link', { name: /^What moved since/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^What moved since/ })).toBeVisible()
  if (project.use.javaScriptEnabled) expect(await violations(page)).toEqual([])
  if (hasTouch) await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByLabel('Owner', { exact: true }).selectOption({ label: 'Joost Vermeer' })
  await page.getByRole('button', { name: 'Show' }).click()
  const figure = page
    .getByRole('table', { name: 'Lead' })
    .getByRole('row', { name: /^Value raised/ })
    .getByRole('link')
  const count = await figure.textContent()
  await figure.click()
  await expect(page.locator('dl.totals > div').first()).toContainText(count ?? 'no count')
  await expect(page.getByRole('link', { name: /Value raised, from/ })).toBeVisible()
})

test('the win rate leads to what was won, with its range drawn and said', async ({ page }) => {
  await signIn(page, 'miriam')
  await page.goto('/overview')
  const card = page.getByRole('region', { name: 'Won and lost', exact: true })
  const sentence = await card.getByText(/^between \d+% and \d+%; \d+ won of \d+ decided$/).textContent()
  const [, from, to, won, decided] = /(\d+)% and (\d+)%; (\d+) won of (\d+)/.exec(sentence ?? '') ?? []
  const rate = Math.round((Number(won) / Number(decided)) * 100)
  expect([Number(from) < rate, rate < Number(to)]).toEqual([true, true])
  await expect(card.locator('svg.interval')).toBeVisible()
  await card.getByRole('link', { name: `${rate}%` }).click()
  await expect(page.locator('dl.totals > div').first()).toContainText(won ?? 'none')
  await expect(page).toHaveURL(/state=won/)
})

test('every link of the overview lists as many rows as it says', async ({ page }, { project }) => {
  test.skip(project.name !== 'desktop, JavaScript off', 'the page is the same in all four ways: once is enough')
  test.setTimeout(180_000)
  await signIn(page, 'miriam')
  await page.goto('/overview')
  const links = await page
    .getByRole('main')
    .locator('table a')
    .evaluateAll((all) => all.map((a) => ({ href: a.getAttribute('href') ?? '', text: a.textContent ?? '' })))
  expect(links.length).toBeGreaterThan(100)
  const counted = new Map<string, string>()
  for (const { href, text } of links) {
    const [count] = /^\d+(?![\d,.%]| days)/.exec(text) ?? []
    if (count) counted.set(href, count)
  }
  expect(counted.size).toBeGreaterThan(60)
  for (const [href, count] of [...counted].filter((_one, at) => at % 4 === 0)) {
    const answer = await page.request.get(href)
    const [, total] = /<dl class="totals[^>]*>.*?<dd[^>]*>\D*?([\d,]+)/s.exec(await answer.text()) ?? []
    expect([href, total]).toEqual([href, count])
  }
})

test('a salesperson sees the figures of everyone and of themselves, and what they may', async ({ page, hasTouch }) => {
  await signIn(page, 'joost')
  await page.goto('/overview')
  const owner = page.getByLabel('Owner', { exact: true })
  await expect(owner.locator('option', { hasText: 'Miriam Keller' })).toBeAttached()
  const all = Number(
    await page
      .getByRole('row', { name: /^All open/ })
      .getByRole('link')
      .first()
      .textContent(),
  )
  if (hasTouch) await page.getByRole('button', { name: 'Filters' }).click()
  await owner.selectOption({ label: 'Me' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/owner=/)
  const mine = page
    .getByRole('row', { name: /^All open/ })
    .getByRole('link')
    .first()
  const count = await mine.textContent()
  expect(Number(count)).toBeLessThan(all)
  await mine.click()
  await expect(page.locator('dl.totals > div').first()).toContainText(count ?? 'none')
})

test('what no lead fits says so, with the way back', async ({ page }) => {
  await signIn(page, 'ines')
  await page.goto('/overview?from=1990-01-01&to=1990-12-31&since=2999-01-01&owner=00000000-0000-7000-8000-000000000000')
  await expect(page.getByRole('heading', { name: 'No leads with these filters' })).toBeVisible()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('1990-01-01')
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page.getByRole('table', { name: 'Lead: pipeline by phase' })).toBeVisible()
})
