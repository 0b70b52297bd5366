import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { violation } from '@/lib/changes/violation'
import { closeLead } from '@/lib/leads/close-lead'
import { actorOf } from '../support/cast'
import { fingerprint } from '../support/expect-refusal'
import { findPhase, findReason, makeCustomer, makeLead } from '../support/make'

type Statement = ReturnType<typeof sql>

/** Runs it as the application's own role, expects the database's refusal by this name, and nothing changed. */
async function expectRefused(statement: Statement, constraint: string) {
  const before = await fingerprint()
  const error = await database()
    .transaction((tx) => tx.execute(statement))
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
  expect(violation(error)?.constraint ?? (error as { cause?: { code?: string } })?.cause?.code).toBe(constraint)
  expect(await fingerprint()).toEqual(before)
}

const addRecord = (lead: Lead, ordinal: number) => sql`
  insert into phase_records (organization_id, lead_id, ordinal, lead_phase_id, entered_by, entered_at, entered_user_id)
  values (${lead.organizationId}, ${lead.id}, ${ordinal}, ${lead.leadPhaseId}, 'completed', now(), ${lead.ownerId})`

const setRecord = (lead: Lead, values: Statement) => sql`
  update phase_records set ${values} where lead_id = ${lead.id} and organization_id = ${lead.organizationId}`

const setLead = (lead: Lead, values: Statement) => sql`
  update leads set ${values} where id = ${lead.id} and organization_id = ${lead.organizationId}`

type Lead = Awaited<ReturnType<typeof makeLead>>

describe('the database refuses what the rules refuse', () => {
  test('a second open phase record', async () => {
    await expectRefused(addRecord(await makeLead(), 2), 'phase_records_open_key')
  })

  test('an ordinal used twice', async () => {
    await expectRefused(addRecord(await makeLead(), 1), 'phase_records_key')
  })

  test.each([0, 101, -1])('a score of %i', async (score) => {
    await expectRefused(setRecord(await makeLead(), sql`score = ${score}`), 'phase_records_score_check')
  })

  test('a negative expected or recurring value', async () => {
    const lead = await makeLead()
    await expectRefused(setRecord(lead, sql`expected_value = -1`), 'phase_records_expected_check')
    await expectRefused(setRecord(lead, sql`recurring_value = -1`), 'phase_records_recurring_check')
  })

  test('the phase of another account type', async () => {
    const other = await findPhase('FIRST', 'PROSP')
    const lead = await makeLead()
    await expectRefused(setLead(lead, sql`lead_phase_id = ${other.id}`), 'leads_phase_of_account_type_fkey')
  })

  test('a lead whose phase is not that of its current record', async () => {
    const next = await findPhase('MEET')
    const lead = await makeLead()
    await expectRefused(setLead(lead, sql`lead_phase_id = ${next.id}`), 'leads_current_record_fkey')
    await expectRefused(setLead(lead, sql`current_ordinal = 2`), 'leads_current_record_fkey')
  })

  test('a reference into another organization', async () => {
    const lead = await makeLead()
    const theirs = await makeCustomer('stranger')
    const stranger = actorOf('stranger')
    await expectRefused(setLead(lead, sql`customer_id = ${theirs.id}`), 'leads_customer_fkey')
    await expectRefused(setLead(lead, sql`owner_id = ${stranger.userId}`), 'leads_owner_fkey')
    await expectRefused(setLead(lead, sql`organization_id = ${stranger.organizationId}`), 'phase_records_lead_fkey')
    const phase = await findPhase('CALL', 'LEAD', stranger)
    await expectRefused(setRecord(lead, sql`lead_phase_id = ${phase.id}`), 'phase_records_lead_phase_fkey')
  })

  test('closed without a reason, and a reason without closed', async () => {
    const lead = await makeLead()
    const won = await findReason('WON')
    const closed = sql`state = 'closed', closed_at = now(), closed_by = ${lead.ownerId}`
    await expectRefused(setLead(lead, closed), 'leads_closed_check')
    await expectRefused(setLead(lead, sql`closing_reason_id = ${won.id}`), 'leads_closed_check')
    await expectRefused(setLead(lead, sql`state = 'won'`), 'leads_state_check')
  })

  test('taking the reason from a closed lead', async () => {
    const lead = await makeLead('joost', { phase: 'CLOSED' })
    const empty = {
      score: null,
      expectedValue: null,
      recurringValue: null,
      note: null,
      nextAction: null,
      nextActionOn: null,
    }
    const { id: closingReason } = await findReason('LOST')
    await closeLead(actorOf('joost'), {
      leadId: lead.id,
      version: lead.version,
      ...empty,
      closingReason,
      comment: null,
    })
    await expectRefused(setLead(lead, sql`closing_reason_id = null`), 'leads_closed_check')
    await expectRefused(sql`delete from closing_reasons where id = ${closingReason}`, 'leads_closing_reason_fkey')
  })

  test.each(['update changes set through = $$api$$', 'delete from changes', 'truncate changes'])(
    '%s',
    async (statement) => {
      await makeLead()
      await expectRefused(sql.raw(statement), '42501')
    },
  )

  test('a second change of the same version', async () => {
    const lead = await makeLead()
    const copy = (version: Statement) => sql`
      insert into changes (organization_id, id, entity, entity_id, entity_version, operation, facts, rows, through, at)
      select organization_id, gen_random_uuid(), entity, entity_id, ${version}, operation, facts, rows, through, at
      from changes where entity_id = ${lead.id}`
    await expectRefused(copy(sql`entity_version`), 'changes_entity_version_key')
  })
})
