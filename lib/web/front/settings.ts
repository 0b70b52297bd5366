import { z } from 'zod'
import { readFileSettings } from '../../files/storage/settings'

const Origin = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://crm.example.com' })
  .transform((url) => new URL(url))

/** What is served, and posted to, begins at its root. */
const Root = Origin.refine((url) => url.pathname + url.search + url.hash === '/', 'must have no path')
/** Next encrypts with it by AES. */
const isKey = (text: string) => [16, 24, 32].includes(Buffer.from(text, 'base64').length)

const Settings = z.object({
  PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('localhost'),
  APP_URL: Root.optional(),
  OIDC_ISSUER: Origin.optional(),
  DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .base64({ error: 'must be 32 bytes in base64', abort: true })
    .refine(isKey, 'must be 32 bytes in base64')
    .optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  /** Seconds between "not ready" and the closed door at shutdown, for a load balancer to notice. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(600).default(0),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://user:password@mail.example.com' })
    .optional(),
  MAIL_FROM: z.string().regex(/@/, 'must be an e-mail address').optional(),
  JOBS: z.enum(['on', 'off']).default('on'),
})

export type FrontSettings = {
  dev: boolean
  port: number
  host: string
  appUrl: URL | undefined
  issuer: URL | undefined
  databaseUrl: string
  /** What all processes share and nobody else knows. */
  secret: string | undefined
  trustProxy: boolean
  drainSeconds: number
  /** Whether this process works on jobs too. */
  jobs: boolean
  /** Bytes of one file that is added to a customer. */
  mostPerFile: number
}

/** Each needs all those behind it. */
const together = [
  ['SMTP_URL', 'MAIL_FROM', 'APP_URL'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['OIDC_CLIENT_ID', 'OIDC_ISSUER'],
  ['OIDC_CLIENT_SECRET', 'OIDC_ISSUER'],
] as const

/** What the environment says, with an empty variable as good as none; throws one line that names what is wrong. */
export function readSettings(env: NodeJS.ProcessEnv): FrontSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const { success, data, error } = Settings.safeParse(given)
  for (const [first, ...others] of together) {
    const missing = others.find((name) => !given[name])
    if (given[first] && missing) throw new Error(`${first} needs ${missing} too`)
  }
  if (!success) throw new Error(error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '))
  return {
    dev: env.NODE_ENV !== 'production',
    port: data.PORT,
    host: data.HOST,
    appUrl: data.APP_URL,
    issuer: data.OIDC_ISSUER,
    databaseUrl: data.DATABASE_URL,
    secret: data.NEXTAUTH_SECRET,
    trustProxy: data.TRUST_PROXY === '1',
    drainSeconds: data.DRAIN_SECONDS,
    jobs: data.JOBS === 'on',
    mostPerFile: readFileSettings(env).most,
  }
}
