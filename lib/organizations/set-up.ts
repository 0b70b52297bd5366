import { z } from 'zod'
import { type Database, database, type Transaction } from '@/db/client'
import { counters, users } from '@/db/schema'
import { fillWithDemo } from '@/db/seeds/demo/fill-with-demo'
import { NewPassword } from '../auth/new-password'
import { hashPassword } from '../auth/password'
import { type Author, record } from '../changes/record'
import { insert } from '../changes/write'
import { clock } from '../clock'
import { reading } from '../format/reading'
import { LanguageCode } from '../i18n/languages'
import { newId } from '../ids'
import { addEssentials } from './essentials'
import { completeSetup, lockSetup } from './setup-link'
import { currencies, presentZone, RecurringPeriod, timeZones } from './vocabulary'

const read = reading('EUR')

export const SetUp = z.object({
  token: z.string().max(200).catch(''),
  organization: read.requiredText(100),
  currency: z.enum(currencies),
  recurringPeriod: RecurringPeriod,
  timeZone: z.string().transform(presentZone).pipe(z.enum(timeZones)),
  language: LanguageCode,
  name: read.requiredText(100),
  email: read.requiredEmail,
  password: NewPassword,
  start: z.enum(['demo', 'empty']),
})
export type SetUp = z.output<typeof SetUp>

/** The first start: organization, its first admin and what it starts with, all or nothing, once per database. */
export async function setUp({ token, password, ...input }: SetUp, db: Database = database()) {
  // Before the costly hash, so that a stranger without the link costs nothing.
  await db.transaction((tx) => lockSetup(tx, token))
  const passwordHash = await hashPassword(password)
  return db.transaction(async (tx) => {
    await lockSetup(tx, token)
    await completeSetup(tx)
    const member = await createOrganization(tx, { ...input, passwordHash })
    if (input.start === 'demo') await fillWithDemo(tx, member.organizationId, { now: clock.now(), password })
    return member
  })
}

type First = Omit<SetUp, 'token' | 'password' | 'start'> & { passwordHash: string }

/** An organization with one admin and the essentials. */
export async function createOrganization(tx: Transaction, { passwordHash, ...input }: First) {
  const [organizationId, userId, createdAt] = [newId(), newId(), clock.now()]
  const author: Author = { organizationId, userId: null, through: 'system' }
  const { organization: name, currency, recurringPeriod, timeZone, language } = input
  const row = { name, currency, recurringPeriod, timeZone, language, createdAt }
  await record(
    tx,
    author,
    { entity: 'organization', entityId: organizationId, version: 1 },
    {
      operation: 'organization.created',
      facts: { name },
      writes: [insert('organizations', { id: organizationId }, row)],
    },
  )
  await tx.insert(counters).values({ organizationId, name: 'customerNumber', value: 10_000 })
  await tx.insert(users).values({ id: userId, email: input.email, name: input.name, passwordHash, language, createdAt })
  await record(
    tx,
    author,
    { entity: 'user', entityId: userId, version: 1 },
    {
      operation: 'user.added',
      facts: { name: input.name, role: 'admin' },
      writes: [insert('memberships', { userId }, { role: 'admin', createdAt })],
    },
  )
  await addEssentials(tx, author, language)
  return { organizationId, userId }
}
