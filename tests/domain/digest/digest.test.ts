import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { POST } from '@/app/api/digest/off/route'
import { database } from '@/db/client'
import { digests, leadPhases, memberships, users } from '@/db/schema'
import { addActivity } from '@/lib/activities/add-activity'
import { listTodayTasks } from '@/lib/activities/list-today-tasks'
import { clock } from '@/lib/clock'
import { addDueDigests } from '@/lib/digest/add-due-digests'
import { chooseDigest } from '@/lib/digest/choose-digest'
import { digestOf } from '@/lib/digest/digest-of'
import { findDigest, sinceOf } from '@/lib/digest/find-digest'
import { sendDigest } from '@/lib/digest/send-digest'
import { isOnBy, TurnOff, turnOff } from '@/lib/digest/turn-off'
import { writeMail } from '@/lib/digest/write-mail'
import type { Language } from '@/lib/i18n/languages'
import { groundFor } from '@/lib/leads/ground'
import { listToday, mostShown } from '@/lib/leads/list-today'
import { planNextAction } from '@/lib/leads/plan-next-action'
import { findOrganization } from '@/lib/organizations/find-organization'
import type { Actor } from '@/lib/permissions/actor'
import { Missing } from '@/lib/refusal'
import { actorOf, type Name } from '../../support/cast'
import { at } from '../../support/clock'
import { mailServer } from '../../support/mail-server'
import { makeLead } from '../../support/make'
import { task } from '../../support/targets'

const { organizationId } = actorOf('ana')
const friday = '2026-03-13T07:30:00Z'
const jobOf = ({ userId }: Actor) => ({ name: 'digest', organizationId, id: userId }) as const

async function tokenOf({ userId }: Actor): Promise<string> {
  const [found] = await database().select().from(digests).where(eq(digests.userId, userId))
  return found?.token ?? ''
}

async function sections(actor: Actor, language: Language = 'en') {
  const organization = await findOrganization(database(), actor.organizationId)
  return digestOf({ actor, organization, language }, sinceOf(await findDigest(actor)))
}

async function planned(owner: Name, nextAction: string | null, nextActionOn: string | null) {
  const { id: leadId, version } = await makeLead(owner)
  await planNextAction(actorOf(owner), { leadId, version, nextAction, nextActionOn })
}

beforeEach(async () => {
  await database().delete(digests)
  await database().execute(sql`delete from graphile_worker._private_jobs`)
})

describe('what it says', () => {
  test('is what Today shows of what is late, due, without a next action and stalled', async () => {
    at('2026-02-02T10:00Z')
    const { id: stuck, leadPhaseId } = await makeLead('joost')
    await database().update(leadPhases).set({ stalledAfterDays: 14 }).where(eq(leadPhases.id, leadPhaseId))
    at(friday)
    await planned('joost', 'Ring <the> owner', '2026-03-11')
    await planned('joost', 'Send the offer', '2026-03-13')
    await makeLead('joost')
    await planned('tiago', 'Not his', '2026-03-13')
    const joost = actorOf('joost')
    const { id: leadId, customerId } = await makeLead('joost')
    await addActivity(joost, {
      ...task,
      customerId,
      lead: leadId,
      kind: 'task',
      text: 'Measure the attic',
      day: '2026-03-13',
    })
    const [leads, tasks] = [
      await listToday(joost, await groundFor(joost, { stalled: true }, 'Europe/Lisbon')),
      await listTodayTasks(joost, '2026-03-13'),
    ]
    const said = Object.fromEntries((await sections(joost)).map(({ id, count, lines }) => [id, { count, lines }]))
    expect(said.late?.count).toBe(leads.late.count + tasks.late.count)
    expect(said.today?.count).toBe(leads.today.count + tasks.today.count)
    expect(said.none?.count).toBe(leads.none.count)
    expect(leads.stalled.count).toBe(1)
    expect(said.stalled?.lines.map(({ key }) => key)).toEqual([stuck])
    expect(said.late?.lines.map(({ key }) => key)).toEqual(leads.late.rows.map((row) => row.leadId))
    expect(said.today?.lines.map(({ text }) => text).sort()).toEqual(['Measure the attic', 'Send the offer'])
  })

  test('with what colleagues did since the last one, and where one was named, by others alone', async () => {
    at('2026-03-12T10:00:00Z')
    const { customerId } = await makeLead('miriam')
    const miriam = actorOf('miriam')
    await addActivity(actorOf('tiago'), { ...task, customerId, text: '@Miriam Keller the attic is small' })
    const about = async () => (await sections(miriam)).filter(({ id }) => id === 'named' || id === 'changes')
    at(friday)
    const found = await about()
    expect(found.map(({ id, count }) => [id, count])).toEqual([
      ['named', 1],
      ['changes', 1],
    ])
    expect(found[0]?.lines[0]).toMatchObject({ text: '@Miriam Keller the attic is small' })
    await chooseDigest(miriam, { digest: '7' })
    await database()
      .update(digests)
      .set({ sentAt: at(friday) })
      .where(eq(digests.userId, miriam.userId))
    expect(await about()).toEqual([])
  })

  test('of what was newest where there is more than it shows', async () => {
    at('2026-03-12T10:00:00Z')
    const { customerId } = await makeLead('miriam')
    for (let count = 0; count <= mostShown; count++)
      await addActivity(actorOf('tiago'), { ...task, customerId, text: '@Miriam Keller the attic is small' })
    at(friday)
    const found = (await sections(actorOf('miriam'))).filter(({ id }) => id === 'named' || id === 'changes')
    expect(found.map(({ counted, lines, more }) => [counted, lines.length, more])).toEqual([
      ['more than 20', mostShown, null],
      ['more than 20', mostShown, null],
    ])
    expect(writeMail(found, { language: 'en', today: '2026-03-13', home: '', off: '' }).text).toContain(
      'Mentions (more than 20)',
    )
  })

  test('in the reader’s language, as text and as plain HTML that fetches nothing', async () => {
    at(friday)
    const found = await sections(actorOf('joost'), 'de')
    const written = {
      language: 'de' as const,
      today: '2026-03-13',
      home: 'https://crm.example',
      off: 'https://crm.example/o?t=1',
    }
    const { subject, text, html } = writeMail(found, written)
    expect(subject).toBe('Freitag 13. März: 3 Sachen zu tun')
    expect(text).toContain('- Ring <the> owner, Hotel Miramar Foz · Mi. 11. März\n  https://crm.example/customers/')
    expect(html).toContain('Ring &lt;the&gt; owner</a>')
    expect(html).not.toMatch(/<(img|link|script|style)|src=|@import|url\(/)
    expect(text).toContain('Überblick abschalten: https://crm.example/o?t=1')
  })
})

describe('the mail', () => {
  test('goes out once a day, to the person alone, with a link that ends it', async () => {
    const received = await mailServer()
    const joost = actorOf('joost')
    await database().update(users).set({ language: 'nl' }).where(eq(users.id, joost.userId))
    at(friday)
    await Promise.all([sendDigest(jobOf(joost)), sendDigest(jobOf(joost))])
    await sendDigest(jobOf(joost))
    expect(received.map(({ to }) => to)).toEqual(['joost@brisaclima.example'])
    const head = (received[0]?.content ?? '').replaceAll('\r\n ', ' ')
    const token = await tokenOf(joost)
    expect(head).toContain(`List-Unsubscribe: <https://crm.brisa.example/api/digest/off?token=${token}>`)
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(head).toContain('Subject: vrijdag 13 maart: 3 dingen te doen')

    at('2026-03-16T07:30:00Z')
    await sendDigest(jobOf(joost))
    expect(received).toHaveLength(2)
  })

  test('tells until it was begun: what happens while it is read is in the next one', async () => {
    await mailServer()
    let now = Date.parse(friday)
    clock.now = () => new Date(now++)
    const joost = actorOf('joost')
    await sendDigest(jobOf(joost))
    expect((await findDigest(joost)).sentAt).toEqual(new Date(friday))
    expect(now).toBeGreaterThan(Date.parse(friday) + 1)
  })

  test('is not sent where there is nothing to say, and the day is settled all the same', async () => {
    const received = await mailServer()
    at(friday)
    await sendDigest(jobOf(actorOf('ines')))
    expect(received).toEqual([])
    expect((await findDigest(actorOf('ines'))).sentOn).toBe('2026-03-13')
  })

  test('is tried again when the server refused it', async () => {
    const received = await mailServer({ refusals: ['451 later'] })
    at(friday)
    await expect(sendDigest(jobOf(actorOf('joost')))).rejects.toThrow()
    expect(received).toEqual([])
    await sendDigest(jobOf(actorOf('joost')))
    expect(received).toHaveLength(1)
  })

  test('is not sent again when the server had all of it and said nothing', async () => {
    const received = await mailServer({ hangsUp: true })
    at(friday)
    await expect(sendDigest(jobOf(actorOf('joost')))).rejects.toThrow('Connection closed')
    await sendDigest(jobOf(actorOf('joost')))
    expect(received).toHaveLength(1)
  })

  test('ends by its link, until the person chooses anew; links of before then do nothing', async () => {
    const received = await mailServer()
    const joost = actorOf('joost')
    await chooseDigest(joost, { digest: '7' })
    const token = await tokenOf(joost)
    expect(await isOnBy(token)).toBe(true)
    await turnOff({ token })
    await turnOff({ token })
    expect(await isOnBy(token)).toBe(false)
    at(friday)
    await sendDigest(jobOf(joost))
    expect(received).toEqual([])
    await chooseDigest(joost, { digest: '9' })
    expect(await findDigest(joost)).toMatchObject({ isOn: true, hour: 9 })
    expect(await isOnBy(token)).toBeUndefined()
    await expect(turnOff({ token })).rejects.toBeInstanceOf(Missing)
  })
})

test.each(['%00', '%ED%A0%80', 'a'.repeat(101), ''])(
  'a mail program that asks with the token %s is told that there is none',
  async (token) => {
    const asked = new Request(`http://localhost/api/digest/off?token=${token}`, { method: 'POST' })
    expect((await POST(asked, undefined)).status).toBe(404)
  },
)

test('nor does a form that has such a token fail', async () => {
  await expect(turnOff(TurnOff.parse({ token: '\0' }))).rejects.toBeInstanceOf(Missing)
})

describe('when it is due', () => {
  async function dueAt(instant: string): Promise<string[]> {
    at(instant)
    await database().execute(sql`delete from graphile_worker._private_jobs`)
    await addDueDigests()
    const rows = (await database().execute(sql`select key from graphile_worker.jobs`)) as unknown as { key: string }[]
    return rows.map(({ key }) => key).filter((key) => key.startsWith(organizationId))
  }
  const isDue = async (actor: Actor, instant: string) =>
    (await dueAt(instant)).includes(`${organizationId} digest ${actor.userId}`)

  test('from the hour on in the time zone of the organization, summer time or not, and never without SMTP', async () => {
    const joost = actorOf('joost')
    expect(await dueAt('2026-03-27T07:00:00Z')).toEqual([])
    await mailServer()
    expect(await isDue(joost, '2026-03-27T06:59:00Z')).toBe(false)
    expect(await isDue(joost, '2026-03-27T07:00:00Z')).toBe(true)
    expect(await isDue(joost, '2026-03-27T10:59:00Z')).toBe(true)
    expect(await isDue(joost, '2026-03-27T11:00:00Z')).toBe(false)
    expect(await isDue(joost, '2026-03-29T07:00:00Z')).toBe(false)
    expect(await isDue(joost, '2026-03-30T05:59:00Z')).toBe(false)
    expect(await isDue(joost, '2026-03-30T06:00:00Z')).toBe(true)
    await chooseDigest(joost, { digest: '18' })
    expect(await isDue(joost, '2026-03-30T06:00:00Z')).toBe(false)
    expect(await isDue(joost, '2026-03-30T17:00:00Z')).toBe(true)
    await sendDigest(jobOf(joost))
    expect(await isDue(joost, '2026-03-30T17:15:00Z')).toBe(false)
    await chooseDigest(joost, { digest: 'off' })
    expect(await isDue(joost, '2026-03-31T17:00:00Z')).toBe(false)
  })

  test('for nobody who was deactivated, not even when their job waits already', async () => {
    const received = await mailServer()
    const [joost, rui] = [actorOf('joost'), actorOf('rui')]
    expect(await isDue(rui, friday)).toBe(false)
    const ofJoost = and(eq(memberships.organizationId, organizationId), eq(memberships.userId, joost.userId))
    await database()
      .update(memberships)
      .set({ deactivatedAt: at(friday) })
      .where(ofJoost)
    await sendDigest(jobOf(joost))
    await database().update(memberships).set({ deactivatedAt: null }).where(ofJoost)
    expect(received).toEqual([])
    await sendDigest(jobOf(joost))
    expect(received).toHaveLength(1)
  })
})
