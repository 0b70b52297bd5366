import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { database } from '@/db/client'
import { violation } from '@/lib/changes/violation'
import { addContact } from '@/lib/contacts/add-contact'
import { closeLead } from '@/lib/leads/close-lead'
import { actorOf } from '../support/cast'
import { makeField } from '../support/custom-fields'
import { fingerprint } from '../support/expect-refusal'
import { findPhase, findReason, makeCustomer, makeLead } from '../support/make'
import { person } from '../support/targets'

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

  test('an open lead without an open record, and a closed one with one', async () => {
    const lead = await makeLead()
    const won = await findReason('WON')
    const closed = sql`state = 'closed', closing_reason_id = ${won.id}, closed_at = now(), closed_by = ${lead.ownerId}`
    const ended = sql`ended_at = now(), ended_user_id = ${lead.ownerId}`
    await expectRefused(setLead(lead, closed), 'leads_open_record_check')
    await expectRefused(setRecord(lead, ended), 'leads_open_record_check')
    await expectRefused(sql`delete from phase_records where lead_id = ${lead.id}`, 'leads_current_record_fkey')
    await database().transaction(async (tx) => {
      await tx.execute(setRecord(lead, ended))
      await tx.execute(setLead(lead, closed))
    })
    await expectRefused(addRecord(lead, 2), 'leads_open_record_check')
    await expectRefused(setRecord(lead, sql`ended_at = null, ended_user_id = null`), 'leads_open_record_check')
  })

  test('an ended record written again', async () => {
    const lead = await makeLead('joost', { phase: 'MEET' })
    const first = (values: Statement) =>
      sql`update phase_records set ${values} where lead_id = ${lead.id} and ordinal = 1`
    for (const values of [sql`score = 99`, sql`expected_value = 1`, sql`note = 'later'`, sql`ended_at = now()`])
      await expectRefused(first(values), 'phase_records_written_once_check')
  })

  test('an activity about a lead or contact of another customer', async () => {
    const joost = actorOf('joost')
    const [lead, other] = [await makeLead(), await makeLead()]
    const { entityId: contactId } = await addContact(joost, { customerId: other.customerId, ...person })
    const add = (column: string, id: string) => sql`
      insert into activities
        (organization_id, id, customer_id, ${sql.identifier(column)}, kind, text, assignee_id, done_at, created_at, updated_at)
      values (${joost.organizationId}, gen_random_uuid(), ${lead.customerId}, ${id}, 'note', 'x', ${joost.userId}, now(),
        now(), now())`
    await database().execute(add('lead_id', lead.id))
    await expectRefused(add('lead_id', other.id), 'activities_lead_fkey')
    await expectRefused(add('contact_id', contactId), 'activities_contact_fkey')
    await expectRefused(setLead(lead, sql`customer_id = ${other.customerId}`), 'activities_lead_fkey')
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

  test('a negative amount in a custom field, and the choice of another field or organization', async () => {
    const { id: customerId } = await makeCustomer()
    const { organizationId } = actorOf('ana')
    const [money, size, other] = [await makeField('money'), await makeField('choice'), await makeField('choice')]
    const theirs = await makeField('choice', {}, actorOf('stranger'))
    const put = (fieldId: string, column: string, value: Statement) => sql`
      insert into customer_values (organization_id, customer_id, field_id, ${sql.identifier(column)})
      values (${organizationId}, ${customerId}, ${fieldId}, ${value})`
    await expectRefused(put(money.id, 'amount', sql`-1`), 'customer_values_amount_check')
    for (const field of [other, theirs])
      await expectRefused(put(size.id, 'choice_id', sql`${field.choices[0]?.id}::uuid`), 'customer_values_choice_fkey')
    await expectRefused(put(theirs.id, 'is_on', sql`true`), 'customer_values_field_fkey')
    await expectRefused(put(size.id, 'user_id', sql`${actorOf('stranger').userId}::uuid`), 'customer_values_user_fkey')
  })
})

const named = (why: string, table: string, ...columns: string[]) =>
  Object.fromEntries(columns.map((column) => [`${table}.${column}`, why]))
const total = 'kept by the gate beside what it sums; lib/books compares them'
const past = 'what became of a row once, which may be gone since'

/** Columns with an id that no foreign key asks for, each with its reason. */
const withoutForeignKey: Record<string, string> = {
  ...named('what a change was about: any kind of row, and it may be gone', 'changes', 'entity_id', 'customer_id'),
  ...named('of no row: made of what was posted, and of what was done in one go', 'changes', 'request_id', 'batch_id'),
  ...named('there is none for arrays; lib/custom-fields/value-writes.ts asks', 'customer_values', 'choice_ids'),
  ...named('there is none for arrays; lib/custom-fields/value-writes.ts asks', 'lead_values', 'choice_ids'),
  ...named(past, 'bulk_rows', 'customer_id', 'lead_id'),
  ...named(past, 'import_rows', 'customer_id', 'lead_id'),
  ...named('a view that is gone may come back', 'start_pages', 'saved_view_id'),
  ...named(total, 'event_totals', 'account_type_id', 'closing_reason_id', 'current_phase_id', 'lead_phase_id'),
  ...named(total, 'event_totals', 'owner_id', 'visited'),
  ...named(total, 'row_totals', 'account_type_id', 'closing_reason_id', 'funnel_id', 'lead_phase_id', 'owner_id'),
  ...named(total, 'stay_totals', 'lead_phase_id'),
}

describe('every reference stays within its organization', () => {
  test('a foreign key to what belongs to an organization asks for the organization, too', async () => {
    const keys = await database().execute<{ name: string; own: string[]; theirs: string[] }>(sql`
      select c.conname as name,
        (select array_agg(a.attname::text order by k.at) from unnest(c.conkey) with ordinality k(num, at)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as own,
        (select array_agg(a.attname::text order by k.at) from unnest(c.confkey) with ordinality k(num, at)
          join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) as theirs
      from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace and exists (
        select from pg_attribute a where a.attrelid = c.confrelid and a.attname = 'organization_id')`)
    expect(keys.length).toBeGreaterThan(50)
    for (const { name, own, theirs } of keys) {
      expect(theirs, name).toContain('organization_id')
      expect(own[theirs.indexOf('organization_id')], name).toBe('organization_id')
    }
  })

  test('a column that holds an id has a foreign key, or a reason for none', async () => {
    const columns = await database().execute<{ name: string }>(sql`
      select c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
        and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname not in ('id', 'organization_id')
        and not exists (
          select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any (f.conkey))
      order by 1`)
    expect(columns.map(({ name }) => name)).toEqual(Object.keys(withoutForeignKey).sort())
  })
})
