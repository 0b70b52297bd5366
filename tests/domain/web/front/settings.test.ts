import { expect, test } from 'vitest'
import { readSettings } from '@/lib/web/front/settings'

const env = { NODE_ENV: 'production', DATABASE_URL: 'embedded' } as const
const key = Buffer.alloc(32, 7).toString('base64')

test.each([
  ['a path in its address', { APP_URL: 'https://crm.example.com/crm' }, 'APP_URL must have no path'],
  ['mail without a sender', { SMTP_URL: 'smtp://mail.example.com' }, 'SMTP_URL needs MAIL_FROM too'],
  [
    'mail without an address',
    { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'a@example.com' },
    'SMTP_URL needs APP_URL too',
  ],
  ['a provider alone', { OIDC_ISSUER: 'https://id.example.com/realm' }, 'OIDC_ISSUER needs OIDC_CLIENT_ID too'],
  ['a secret of no provider', { OIDC_CLIENT_SECRET: 'x' }, 'OIDC_CLIENT_SECRET needs OIDC_ISSUER too'],
  [
    'a key that is none',
    { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'abcd' },
    'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 32 bytes in base64',
  ],
  ['a port that is none', { PORT: 'http' }, 'PORT must be a number'],
])('Funil is not started with %s', (_what, more, why) => {
  expect(() => readSettings({ ...env, ...more })).toThrow(new Error(why))
})

test('but with all that belongs together, and an empty variable is as good as none', () => {
  const oidc = { OIDC_ISSUER: 'https://id.example.com/realm', OIDC_CLIENT_ID: 'funil', OIDC_CLIENT_SECRET: 'x' }
  const more = { APP_URL: 'https://crm.example.com/', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key, SMTP_URL: '', ...oidc }
  const { appUrl, issuer, port } = readSettings({ ...env, ...more, PORT: '' })
  expect([appUrl?.origin, issuer?.pathname, port]).toEqual(['https://crm.example.com', '/realm', 3000])
})
