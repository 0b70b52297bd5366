import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { translate } from '@/lib/i18n/translate'
import { formAction } from '@/lib/web/form-action'
import { emptyForm, formFields } from '@/lib/web/form-state'
import { requestContext } from '@/lib/web/request-context'
import { makeMember } from '../../support/members'

const asked = vi.hoisted(() => ({ cookies: async () => ({ get: (): undefined => undefined }) }))
// Of Next, which knows neither headers nor cookies outside of a request.
vi.mock('next/headers', () => ({
  cookies: () => asked.cookies(),
  headers: async () => new Headers({ 'accept-language': 'nl', origin: 'http://localhost', host: 'localhost' }),
}))
beforeEach(() => vi.stubEnv('APP_URL', ''))

const save = formAction(z.object({}), vi.fn(), () => ({ to: '/' }))

/** Answers what came back into the form, and what a page without the form would say. */
async function send(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const context = { id: '', url: '/customers/new', address: 'here' }
  const { errors, signedOut } = await requestContext.run(context, () => save(emptyForm, form))
  return { messages: errors.map(({ message }) => message), signedOut, posted: Object(context).posted }
}

test('a form without a session asks to sign in, and says why that was refused', async () => {
  const { email } = await makeMember()
  expect(await send({ name: 'Hotel' })).toMatchObject({ messages: [], signedOut: true, posted: { why: undefined } })
  const guess = () => send({ [formFields.signInEmail]: email, [formFields.signInPassword]: 'no idea' })
  const wrong = translate('nl', 'refusals.signIn.wrong')
  expect(await guess()).toMatchObject({ messages: [wrong], signedOut: true, posted: { why: wrong } })
  for (let each = 0; each < 9; each++) await guess()
  expect((await guess()).messages).toEqual([translate('nl', 'refusals.signIn.tooManyGuesses')])
})

test('while the database is away a form says so in the reader’s language', async () => {
  asked.cookies = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
  const { messages, signedOut } = await send({ name: 'Hotel' })
  expect([messages.join(), signedOut]).toEqual([translate('nl', 'errors.unreachable'), false])
})
