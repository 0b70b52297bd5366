import { expect, test } from '@playwright/test'
import { password } from '@/db/seeds/demo/cast'
import { startFunil } from '../support/browser/start'

const appUrl = 'https://crm.brisaclima.example'

test('where a proxy in front speaks https, the answer to an action holds the page that follows', async () => {
  const { project } = test.info()
  test.skip(project.name !== 'desktop, JavaScript on', 'no browser lets a test say where a form comes from')
  const funil = await startFunil({ appUrl })
  const page = await (await fetch(`${funil.url}/sign-in`)).text()
  const [, action = ''] = /&quot;id&quot;:&quot;([0-9a-f]+)/.exec(page) ?? []
  // As Next's script posts it.
  const body = new FormData()
  body.set('_1_email', 'ana@brisaclima.example')
  body.set('_1_password', password)
  body.set('0', JSON.stringify([{ values: {}, errors: [], attempt: 0 }, '$K1']))
  const answer = await fetch(`${funil.url}/sign-in`, {
    ...{ method: 'POST', body, redirect: 'manual' },
    headers: { origin: appUrl, 'next-action': action },
  })
  expect(answer.headers.get('x-action-redirect')).toBe('/;push')
  expect(answer.headers.get('set-cookie')).toMatch(/^__Secure-/)
  expect(await answer.text()).toContain('Ana Duarte')
  await funil.end()
})
