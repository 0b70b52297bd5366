import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Database } from '@/db/client'
import { accountTypes, changes, closingReasons, customers, memberships, organizations, users } from '@/db/schema'
import { passwordFits } from '@/lib/auth/password'
import { reading } from '@/lib/format/reading'
import { listFunnel } from '@/lib/lead-phases/funnel'
import { EditOrganization } from '@/lib/organizations/edit-organization'
import { prepareFirstStart } from '@/lib/organizations/first-start'
import { SetUp, setUp } from '@/lib/organizations/set-up'
import { findOpenSetup } from '@/lib/organizations/setup-link'
import { timeZones } from '@/lib/organizations/vocabulary'
import { Missing, Refusal } from '@/lib/refusal'
import { EditProfile } from '@/lib/users/edit-profile'
import { password } from '../../support/cast'
import { emptyDatabase } from '../../support/empty-database'

const typed = {
  organization: 'Brisa Clima',
  currency: 'EUR',
  recurringPeriod: 'year',
  timeZone: 'Europe/Lisbon',
  language: 'en',
  name: 'Ana Duarte',
  email: 'Ana@BrisaClima.example',
  password,
  start: 'empty',
}

const form = (link: string | undefined, more: Partial<Record<keyof SetUp, string>> = {}) =>
  SetUp.parse({ ...typed, token: new URL(link ?? '').searchParams.get('token'), ...more })

const linkFor = (url: string) => prepareFirstStart(url, 'http://localhost:3000', {})

async function expectNothing(db: Database) {
  for (const table of [organizations, users, memberships, changes]) expect(await db.select().from(table)).toEqual([])
}

describe('set-up', () => {
  test.each([100, 101])('takes a name of %i letters where it may be kept so afterwards', (length) => {
    const read = reading('EUR')
    const takes = (field: z.ZodType) => field.safeParse('n'.repeat(length)).success
    expect(takes(SetUp.shape.name)).toBe(takes(EditProfile(read).shape.name))
    expect(takes(SetUp.shape.organization)).toBe(takes(EditOrganization(read).shape.name))
  })

  test('makes organization, admin, essentials, each with its change record', async () => {
    const { url, db } = await emptyDatabase()
    const { organizationId, userId } = await setUp(form(await linkFor(url)), db)

    const [user] = await db.select().from(users)
    expect(user).toMatchObject({ id: userId, email: 'ana@brisaclima.example', language: 'en' })
    expect(await passwordFits(password, user?.passwordHash)).toBe(true)
    expect(await db.select().from(memberships)).toMatchObject([{ organizationId, userId, role: 'admin' }])
    const types = await db.select().from(accountTypes).orderBy(asc(accountTypes.orderNumber))
    const funnels = await Promise.all(types.map(({ id }) => listFunnel(db, organizationId, id)))
    expect(types.map(({ code, leadPhases }) => [code, leadPhases])).toEqual([
      ['LEAD', true],
      ['PROSP', true],
      ['CUST', false],
    ])
    expect(funnels.map((funnel) => funnel.map(({ code }) => code))).toEqual([
      ['CALL', 'MEET', 'CALC', 'QUOTE', 'CLOSED'],
      ['FIRST', 'VISIT', 'DECIDE'],
      [],
    ])
    const reasons = await db.select().from(closingReasons).orderBy(asc(closingReasons.orderNumber))
    expect(reasons.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['WON', 'won'],
      ['LOST', 'lost'],
      ['COMP', 'lost'],
    ])
    const recorded = await db.select().from(changes)
    expect(recorded).toHaveLength(1 + 1 + 3 + 8 + 3)
    expect(recorded.every(({ through, userId: by }) => through === 'system' && by === null)).toBe(true)
  })

  test('posted five times at once, by different people, leaves one admin', async () => {
    const { url, db } = await emptyDatabase()
    const link = await linkFor(url)
    const posts = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((one) => setUp(form(link, { email: `person${one}@brisaclima.example` }), db)),
    )
    expect(posts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const post of posts) if (post.status === 'rejected') expect(post.reason).toMatchObject({ key: 'setup.isDone' })
    for (const table of [organizations, users, memberships]) expect(await db.select().from(table)).toHaveLength(1)
  })

  test('posted again later is refused, and no new link is made', async () => {
    const { url, db } = await emptyDatabase()
    const link = await linkFor(url)
    await setUp(form(link), db)
    await expect(setUp(form(link), db)).rejects.toThrow(Refusal)
    expect(await linkFor(url)).toBeUndefined()
    expect(await findOpenSetup(form(link).token, db)).toBeUndefined()
    expect(await db.select().from(users)).toHaveLength(1)
  })

  test('with a wrong link, or one replaced by a later start, does nothing', async () => {
    const { url, db } = await emptyDatabase()
    const old = await linkFor(url)
    const link = await linkFor(url)
    expect(old).not.toBe(link)
    await expect(setUp(form(old), db)).rejects.toThrow(Missing)
    await expect(setUp(form(link, { token: '' }), db)).rejects.toThrow(Missing)
    await expectNothing(db)
    await setUp(form(link), db)
  })

  test('before any start made a link does nothing', async () => {
    const { db } = await emptyDatabase()
    await expect(setUp(form('http://localhost/setup?token='), db)).rejects.toThrow(Missing)
    await expectNothing(db)
  })

  test('refuses what is left out or not understood, field by field', () => {
    const fields = (input: object) => SetUp.safeParse(input).error?.issues.map(({ path }) => path[0])
    expect(fields({})).toEqual(Object.keys(typed))
    const wrong = {
      currency: 'XYZ1',
      recurringPeriod: 'day',
      timeZone: 'Mars',
      language: 'fr',
      email: 'ana',
      password: 'password',
      start: '',
    }
    expect(fields({ ...typed, ...wrong })).toEqual(Object.keys(wrong))
    expect(fields({ ...typed, name: ['a', 'b'], organization: '  ' })).toEqual(['organization', 'name'])
  })

  test.each([
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Europe/Lisbon', 'Europe/Lisbon'],
  ])('takes the time zone %s, which is called %s', (typedZone, timeZone) => {
    expect(SetUp.parse({ ...typed, token: '', timeZone: typedZone }).timeZone).toBe(timeZone)
    expect(timeZones.filter((zone) => [typedZone, timeZone].includes(zone))).toEqual([timeZone])
  })

  test('by environment sets up at once, with demo data where wished', async () => {
    const { url, db } = await emptyDatabase()
    const env = {
      ADMIN_EMAIL: 'boss@brisaclima.example',
      ADMIN_PASSWORD: password,
      ORGANIZATION: 'Clima & Co',
      DEMO: '1',
    }
    expect(await prepareFirstStart(url, 'http://localhost:3000', env)).toBeUndefined()
    expect(await db.select().from(organizations)).toMatchObject([{ name: 'Clima & Co', currency: 'EUR' }])
    expect(await db.$count(customers)).toBe(600)
    const [ana] = await db.select().from(users).where(eq(users.email, 'ana@brisaclima.example'))
    expect(await passwordFits(password, ana?.passwordHash)).toBe(true)
  })

  test('by environment says which variable is wrong, and leaves nothing', async () => {
    const { url, db } = await emptyDatabase()
    const start = (wrong: object) =>
      prepareFirstStart(url, '', { ADMIN_EMAIL: 'boss@brisaclima.example', ADMIN_PASSWORD: password, ...wrong })
    await expect(start({ ADMIN_PASSWORD: 'short' })).rejects.toThrow('ADMIN_PASSWORD needs 12')
    await expect(start({ ORGANIZATION_LANGUAGE: 'fr' })).rejects.toThrow('ORGANIZATION_LANGUAGE is not understood')
    await expectNothing(db)
  })
})
