import { dayIn } from '@/lib/clock'
import { violations } from '../support/browser/axe'
import { addCustomer, addUser, expect, flash, signIn, test } from '../support/browser/test'

test('the digest is a page with what is due, and a person chooses when it comes by e-mail', async ({
  page,
  anotherPage,
  request,
  uniqueName,
  javaScriptEnabled,
}) => {
  await signIn(page)
  const somebody = await anotherPage()
  await addUser(page, uniqueName('Digest'), somebody)
  const name = uniqueName('In the digest')
  const card = await addCustomer(somebody, name)
  await somebody.goto(`${card}/activities`)
  const form = somebody.getByRole('region', { name: 'Add to the timeline', exact: true })
  await form.getByLabel('What happened, or is to be done?').fill('Order the filters')
  await form.getByRole('radio', { name: 'Task' }).check()
  await form.getByLabel('Day').fill(dayIn('Europe/Lisbon'))
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(flash(somebody)).toContainText('Added to the timeline.')

  await somebody.goto('/')
  await somebody.getByRole('link', { name: 'Daily digest' }).click()
  await expect(somebody.getByRole('heading', { level: 1 })).toHaveText('Daily digest')
  const today = somebody.getByRole('region', { name: 'Today', exact: true })
  await expect(today.getByRole('listitem')).toContainText(`Order the filters${name}`)
  if (javaScriptEnabled) expect(await violations(somebody, 'digest')).toEqual([])

  await somebody.getByRole('link', { name: 'When the digest comes by e-mail' }).click()
  const choice = somebody.getByRole('region', { name: 'Daily digest', exact: true })
  await expect(choice).toContainText('This Funil sends no e-mail yet')
  await expect(choice.getByLabel('By e-mail')).toHaveValue('7')
  await choice.getByLabel('By e-mail').selectOption({ label: 'Never' })
  await choice.getByRole('button', { name: 'Save' }).click()
  await expect(flash(somebody)).toBeVisible()
  await expect(choice.getByLabel('By e-mail')).toHaveValue('off')

  expect((await request.post('/api/digest/off?token=guessed')).status()).toBe(404)
  expect((await request.get('/digest/off?token=guessed')).status()).toBe(404)
})
