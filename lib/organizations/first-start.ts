import { connect, type Database } from '@/db/client'
import { SetUp, setUp } from './set-up'
import { renewSetupToken } from './setup-link'

type Environment = Record<string, string | undefined>

/**
 * On a database without an organization: the one-time link to /setup, a new one at each start. With ADMIN_EMAIL and
 * ADMIN_PASSWORD it sets up at once instead.
 */
export async function prepareFirstStart(
  databaseUrl: string,
  appUrl: string,
  env: Environment,
): Promise<string | undefined> {
  const db = connect(databaseUrl, { max: 1 })
  try {
    const token = await renewSetupToken(db)
    if (!token) return undefined
    if (!env.ADMIN_EMAIL || !env.ADMIN_PASSWORD) return `${appUrl}/setup?token=${token}`
    await setUpUnattended(db, token, env)
    return undefined
  } finally {
    await db.$client.end()
  }
}

async function setUpUnattended(db: Database, token: string, env: Environment) {
  const input = SetUp.safeParse({
    token,
    organization: env.ORGANIZATION || 'My organization',
    currency: env.CURRENCY || 'EUR',
    recurringPeriod: env.RECURRING_PERIOD || 'year',
    timeZone: env.TIME_ZONE || Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: env.ORGANIZATION_LANGUAGE || 'en',
    name: env.ADMIN_NAME || env.ADMIN_EMAIL?.split('@')[0],
    email: env.ADMIN_EMAIL,
    password: env.ADMIN_PASSWORD,
    start: env.DEMO === '1' ? 'demo' : 'empty',
  })
  if (!input.success) throw new Error(explain(input.error.issues[0]?.path[0], input.error.issues[0]?.message))
  await setUp(input.data, db)
}

const variables: Record<string, string> = {
  email: 'ADMIN_EMAIL',
  password: 'ADMIN_PASSWORD',
  organization: 'ORGANIZATION',
  name: 'ADMIN_NAME',
  currency: 'CURRENCY',
  recurringPeriod: 'RECURRING_PERIOD',
  timeZone: 'TIME_ZONE',
  language: 'ORGANIZATION_LANGUAGE',
}

const reasons: Record<string, string> = {
  email: 'is not an e-mail address',
  passwordShort: 'needs 12 characters or more',
  passwordLong: 'may have 200 characters at most',
  passwordCommon: 'is among the first passwords that are guessed',
  tooLong: 'is too long',
}

const explain = (field: PropertyKey = '', issue = '') =>
  `${variables[String(field)] ?? String(field)} ${reasons[issue] ?? 'is not understood'}.`
