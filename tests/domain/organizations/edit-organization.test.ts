import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { customerValues } from '@/db/schema'
import { eventTotals } from '@/lib/changes/totals/event-totals'
import { keptCells, keyOf } from '@/lib/changes/totals/kept'
import { reading } from '@/lib/format/reading'
import { recordPhase } from '@/lib/leads/record-phase'
import { startLead } from '@/lib/leads/start-lead'
import { EditOrganization, editOrganization } from '@/lib/organizations/edit-organization'
import { findOrganization } from '@/lib/organizations/find-organization'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { changesOf } from '../../support/changes-of'
import { at } from '../../support/clock'
import { makeField } from '../../support/custom-fields'
import { expectRefusal } from '../../support/expect-refusal'
import { putValue } from '../../support/field-values'
import { keptWrong } from '../../support/kept-cells'
import { findLead, makeCustomer, makeLead } from '../../support/make'

const ana = actorOf('ana')
const found = () => findOrganization(database(), ana.organizationId)

/** The form as it is posted, with something changed in it. */
async function form(more: Record<string, string | undefined> = {}) {
  const { name, currency, recurringPeriod, timeZone, language, funnelOn, version } = await found()
  const posted = { name, currency, recurringPeriod, timeZone, language, version, funnelOn: funnelOn ? 'on' : undefined }
  return EditOrganization(reading(currency)).parse({ ...posted, ...more })
}

describe('the organization', () => {
  test('in another time zone counts events on other days', async () => {
    at('2026-03-09T23:30:00Z')
    await makeLead()
    const started = async () =>
      (await keptCells(database(), eventTotals, ana.organizationId)).filter((cell) => {
        const { event, span, day } = keyOf(eventTotals, cell)
        return event === 'first_entered' && span === 'day' && day === '2026-03-10' && cell.count !== '0'
      }).length
    const before = await started()
    await editOrganization(ana, await form({ timeZone: 'Europe/Athens' }))
    expect([before, await started()]).toEqual([0, 2])
    expect(await keptWrong(ana.organizationId)).toEqual([])
    await editOrganization(ana, await form({ timeZone: 'Europe/Lisbon' }))
    expect(await started()).toBe(0)
  })

  test('is changed, with what stood before', async () => {
    const { version } = await found()
    const more = { name: 'Brisa Lda', recurringPeriod: 'month', timeZone: 'Europe/Madrid', language: 'pt-PT' }
    await editOrganization(ana, await form(more))
    expect(await found()).toMatchObject({ ...more, version: version + 1 })
    expect((await changesOf(ana.organizationId)).at(-1)).toMatchObject({
      operation: 'organization.edited',
      rows: [{ before: { name: 'Brisa Clima' }, after: { name: 'Brisa Lda' } }],
    })
  })

  test('is not changed from an old page, nor by two at once', async () => {
    const old = await form({ name: 'Old' })
    const both = await Promise.allSettled([editOrganization(ana, old), editOrganization(ana, { ...old, name: 'New' })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expectRefusal(() => editOrganization(ana, { ...old, name: 'Third' }), 'changedMeanwhile')
  })

  test('keeps its currency where only a custom field has an amount', async () => {
    const [field, { id }] = [await makeField('money'), await makeCustomer()]
    const change = await editOrganization(ana, await form({ currency: 'USD' }))
    await putValue(field, id, 1_000_00)
    const back = await form({ currency: 'EUR' })
    await expectRefusal(() => editOrganization(ana, back), 'organization.currencyInUse', 'currency')
    await expectRefusal(() => undoChange(ana, { changeId: change.id ?? '' }), 'undo.currency')
    await database().delete(customerValues).where(eq(customerValues.fieldId, field.id))
    await editOrganization(ana, back)
  })

  test('changes its currency as long as nothing is recorded in it', async () => {
    await makeLead()
    await editOrganization(ana, await form({ currency: 'USD' }))
    const lead = await makeLead()
    const amount = { score: null, expectedValue: 0, recurringValue: null, note: null }
    const next = { nextAction: null, nextActionOn: null }
    await recordPhase(actorOf('joost'), { leadId: lead.id, version: lead.version, ...amount, ...next })
    const other = await form({ currency: 'JPY' })
    await expectRefusal(() => editOrganization(ana, other), 'organization.currencyInUse', 'currency')
    await editOrganization(ana, await form({ name: 'Brisa' }))
    expect(await found()).toMatchObject({ name: 'Brisa', currency: 'USD' })
  })

  test('changes its period as long as no recurring value is recorded, and does not go back to it after', async () => {
    const change = await editOrganization(ana, await form({ recurringPeriod: 'quarter' }))
    const lead = await makeLead()
    const amount = { score: null, expectedValue: null, recurringValue: 0, note: null }
    const next = { nextAction: null, nextActionOn: null }
    await recordPhase(actorOf('joost'), { leadId: lead.id, version: lead.version, ...amount, ...next })
    const other = await form({ recurringPeriod: 'year' })
    await expectRefusal(() => editOrganization(ana, other), 'organization.periodInUse', 'recurringPeriod')
    await expectRefusal(() => undoChange(ana, { changeId: change.id ?? '' }), 'organization.periodInUse')
    expect((await found()).recurringPeriod).toBe('quarter')
  })
})

describe('the funnel switch', () => {
  let leadId = ''
  beforeAll(async () => {
    leadId = (await makeLead()).id
  })

  test('asks first, keeps what is there, and comes on again unasked', async () => {
    const off = await form({ funnelOn: undefined })
    await expectRefusal(() => editOrganization(ana, off), 'organization.funnelOffAsked', 'funnelOff')
    const before = await findLead(leadId)
    await editOrganization(ana, { ...off, funnelOff: true })
    expect((await found()).funnelOn).toBe(false)
    expect(await findLead(leadId)).toEqual(before)
    const { id: customerId } = await makeCustomer()
    const start = () => startLead(actorOf('joost'), { customerId, title: null })
    await expectRefusal(start, 'lead.accountTypeHasNoPhases')
    await editOrganization(ana, await form({ name: 'Still off' }))
    await editOrganization(ana, await form({ funnelOn: 'on' }))
    expect((await found()).funnelOn).toBe(true)
  })
})
