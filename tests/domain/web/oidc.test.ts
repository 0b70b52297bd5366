import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findSessionByToken } from '@/lib/auth/sessions'
import { providerName, providerOptions } from '@/lib/web/oidc'
import { actorOf } from '../../support/cast'

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests')
  vi.stubEnv('OIDC_ISSUER', 'http://localhost:3999/')
  vi.stubEnv('OIDC_CLIENT_ID', 'funil')
  vi.stubEnv('OIDC_CLIENT_SECRET', 'quiet')
})
afterEach(() => vi.unstubAllEnvs())

type Callbacks = Record<'signIn' | 'jwt', (asked: object) => Promise<unknown>>
const callbacks = () => providerOptions()?.callbacks as unknown as Callbacks
const joost = { email: 'Joost@BrisaClima.example', email_verified: true }

describe('the OIDC provider', () => {
  test('is there when all of it is set', () => {
    expect([providerName(), providerOptions()?.providers[0]?.id]).toEqual(['localhost', 'oidc'])
    vi.stubEnv('OIDC_CLIENT_SECRET', '')
    expect([providerName(), providerOptions()]).toEqual([undefined, undefined])
  })

  test('lets in who is an active member with a verified e-mail', async () => {
    for (const email_verified of [true, 'true'])
      expect(await callbacks().signIn({ profile: { ...joost, email_verified } })).toBe(true)
  })

  test.each([
    { ...joost, email_verified: false },
    { ...joost, email_verified: 'false' },
    { ...joost, email_verified: undefined },
    { ...joost, email: 'nobody@brisaclima.example' },
    { ...joost, email: 'rui@brisaclima.example' },
    { ...joost, email: undefined },
    undefined,
  ])('does not let in %o', async (profile) => expect(await callbacks().signIn({ profile })).toBe(false))

  test('leaves nothing in the cookie but a session of ours', async () => {
    const token = { name: 'Joost', email: joost.email, sub: '1', picture: 'x' }
    const kept = (await callbacks().jwt({ token, account: { type: 'oauth' }, profile: joost })) as { session: string }
    expect(Object.keys(kept)).toEqual(['session'])
    expect((await findSessionByToken(kept.session))?.user.id).toBe(actorOf('joost').userId)
    expect(await callbacks().jwt({ token, account: {}, profile: { email: 'nobody@x.example' } })).toEqual({})
    expect(await callbacks().jwt({ token: kept })).toEqual(kept)
  })
})
