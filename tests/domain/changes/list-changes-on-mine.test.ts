import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/db/client'
import { leads } from '@/db/schema'
import { listChangesOnMine } from '@/lib/changes/list-changes-on-mine'
import { addContact } from '@/lib/contacts/add-contact'
import { closeLead } from '@/lib/leads/close-lead'
import { recordPhase } from '@/lib/leads/record-phase'
import { startLead } from '@/lib/leads/start-lead'
import { beginVisit } from '@/lib/users/begin-visit'
import { actorOf } from '../../support/cast'
import { at } from '../../support/clock'
import { findLead, findReason, makeLead } from '../../support/make'
import { empty, person } from '../../support/targets'

const joost = actorOf('joost')
const timeZone = 'Europe/Lisbon'

test('a visit is the last moment of an earlier day, and looking again the same day changes nothing', async () => {
  at('2026-03-09T09:00Z')
  expect(await beginVisit(joost, timeZone)).toBeNull()
  const left = at('2026-03-09T23:50Z')
  expect(await beginVisit(joost, timeZone)).toBeNull()
  at('2026-03-10T00:05Z')
  expect(await beginVisit(joost, timeZone)).toEqual(left)
  at('2026-03-10T18:00Z')
  expect(await beginVisit(joost, timeZone)).toEqual(left)
  expect(await beginVisit(joost, timeZone)).toEqual(left)
  at('2026-03-12T08:00Z')
  expect(await beginVisit(joost, timeZone)).toEqual(new Date('2026-03-10T18:00Z'))
  expect(await beginVisit(actorOf('tiago'), timeZone)).toBeNull()
})

test('a day is one of the organization’s time zone', async () => {
  const tiago = actorOf('tiago')
  at('2026-07-01T22:30Z')
  await beginVisit(tiago, timeZone)
  at('2026-07-01T23:30Z')
  expect(await beginVisit(tiago, timeZone)).toEqual(new Date('2026-07-01T22:30Z'))
})

test('two pages opened at once are one visit', async () => {
  const ana = actorOf('ana')
  at('2026-03-09T09:00Z')
  await beginVisit(ana, timeZone)
  at('2026-03-10T09:00Z')
  const both = await Promise.all([beginVisit(ana, timeZone), beginVisit(ana, timeZone)])
  expect(both).toEqual([new Date('2026-03-09T09:00Z'), new Date('2026-03-09T09:00Z')])
})

test('what others did since, on one’s customers, newest first; not one’s own and not on others’ customers', async () => {
  at('2026-03-09T12:00Z')
  const lead = await makeLead('joost')
  const others = await makeLead('tiago')
  const miriam = actorOf('miriam')
  await addContact(miriam, { customerId: lead.customerId, ...person })
  const since = at('2026-03-09T18:00Z')
  const seen = { leadId: lead.id, version: lead.version, ...empty }
  at('2026-03-10T08:00Z')
  await recordPhase(miriam, { ...seen, score: 70 })
  await recordPhase(miriam, { leadId: others.id, version: others.version, ...empty })
  at('2026-03-10T09:00Z')
  await addContact(miriam, { customerId: lead.customerId, ...person, name: 'Helena Cabral' })
  await recordPhase(joost, { ...seen, version: seen.version + 1, score: 80 })

  const found = await listChangesOnMine(joost, since, 20)
  expect(found.map(({ operation, customerId }) => [operation, customerId])).toEqual([
    ['contact.added', lead.customerId],
    ['lead.recorded', lead.customerId],
  ])
  expect(found[0]).toMatchObject({ userName: 'Miriam Keller', customerName: 'Hotel Miramar Foz' })
  expect(await listChangesOnMine(joost, since, 1)).toHaveLength(1)
  expect(await listChangesOnMine(actorOf('stranger'), since, 20)).toEqual([])
  expect((await findLead(lead.id)).version).toBe(lead.version + 2)
})

test('that somebody closed one’s lead on another’s customer is told, until one was here again', async () => {
  at('2026-03-09T12:00Z')
  const { customerId } = await makeLead('tiago')
  const ana = actorOf('ana')
  const { entityId: leadId } = await startLead(ana, { customerId, title: null })
  await database().update(leads).set({ ownerId: joost.userId }).where(eq(leads.id, leadId))
  const since = at('2026-03-09T18:00Z')
  at('2026-03-10T08:00Z')
  const { id: closingReason } = await findReason('LOST')
  await closeLead(ana, { leadId, version: 1, ...empty, score: 10, closingReason, comment: null })
  const told = async (after: Date) =>
    (await listChangesOnMine(joost, after, 20)).filter((one) => one.entityId === leadId).map((one) => one.operation)
  expect(await told(since)).toEqual(['lead.closed'])
  expect(await told(at('2026-03-10T09:00Z'))).toEqual([])
})
