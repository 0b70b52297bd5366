import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, money, organizationId, plainText, version } from '../columns'
import { accountTypes, leadPhases } from './account-types'
import { closingReasons } from './closing-reasons'
import { customers } from './customers'
import { memberships } from './users'

/** One run of a customer through a funnel. Its current values are those of the phase record `currentOrdinal`. */
export const leads = pgTable(
  'leads',
  {
    organizationId: organizationId(),
    id: id(),
    customerId: id(),
    accountTypeId: id(),
    title: text(),
    ownerId: uuid(),
    externalId: text(),
    state: text().notNull(),
    leadPhaseId: id(),
    currentOrdinal: integer().notNull(),
    nextAction: text(),
    nextActionOn: date(),
    openedAt: instant().notNull(),
    closingReasonId: uuid(),
    closedAt: instant(),
    closedBy: uuid(),
    closingComment: text(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'leads_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('leads_external_id_key').on(t.organizationId, t.externalId),
    // What is about a lead is about its customer: activities refer to both.
    unique('leads_customer_key').on(t.organizationId, t.customerId, t.id),
    index('leads_customer_index').on(t.organizationId, t.customerId, t.state, t.closedAt),
    index('leads_open_index').on(t.organizationId, t.leadPhaseId).where(sql`${t.state} = 'open'`),
    index('leads_closed_index').on(t.organizationId, t.closedAt).where(sql`${t.state} = 'closed'`),
    index('leads_next_action_index').on(t.organizationId, t.nextActionOn, t.id).where(sql`${t.state} = 'open'`),
    index('leads_updated_index').on(t.organizationId, t.updatedAt, t.customerId, t.id),
    index('leads_owner_index').on(t.organizationId, t.ownerId, t.state, t.id),
    index('leads_phase_index').on(t.organizationId, t.leadPhaseId, t.state, t.id),
    index('leads_closing_reason_index')
      .on(t.organizationId, t.closingReasonId, t.id)
      .where(sql`${t.closingReasonId} is not null`),
    index('leads_title_index')
      .using('gin', sql`${plainText(t.title)} gin_trgm_ops`)
      .where(sql`${t.title} is not null`),
    index('leads_account_type_index').on(t.organizationId, t.accountTypeId),
    index('leads_opened_index').on(t.organizationId, t.openedAt),
    index('leads_planned_index').on(t.organizationId, t.ownerId, t.nextActionOn).where(sql`${t.state} = 'open'`),
    foreignKey({
      name: 'leads_customer_fkey',
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customers.organizationId, customers.id],
    }),
    foreignKey({
      name: 'leads_account_type_fkey',
      columns: [t.organizationId, t.accountTypeId],
      foreignColumns: [accountTypes.organizationId, accountTypes.id],
    }),
    foreignKey({
      name: 'leads_phase_of_account_type_fkey',
      columns: [t.organizationId, t.accountTypeId, t.leadPhaseId],
      foreignColumns: [leadPhases.organizationId, leadPhases.accountTypeId, leadPhases.id],
    }),
    foreignKey({
      name: 'leads_closing_reason_fkey',
      columns: [t.organizationId, t.closingReasonId],
      foreignColumns: [closingReasons.organizationId, closingReasons.id],
    }),
    foreignKey({
      name: 'leads_owner_fkey',
      columns: [t.organizationId, t.ownerId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    foreignKey({
      name: 'leads_closed_by_fkey',
      columns: [t.organizationId, t.closedBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    check('leads_state_check', sql`${t.state} in ('open', 'closed')`),
    check(
      'leads_closed_check',
      sql`(${t.state} = 'closed') = (${t.closingReasonId} is not null)
        and (${t.state} = 'closed') = (${t.closedAt} is not null)
        and (${t.state} = 'closed') = (${t.closedBy} is not null)`,
    ),
    check('leads_closed_after_opened_check', sql`${t.closedAt} >= ${t.openedAt}`),
  ],
)

/** What was recorded in one stay in one phase. Ended records are never written again. */
export const phaseRecords = pgTable(
  'phase_records',
  {
    organizationId: organizationId(),
    leadId: id(),
    /** 1, 2, 3 … within the lead, in the order in which the phases were entered. */
    ordinal: integer().notNull(),
    leadPhaseId: id(),
    /** How the lead came into the phase: see lib/leads/vocabulary.ts. */
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
    enteredUserId: uuid().notNull(),
    score: integer(),
    expectedValue: money(),
    recurringValue: money(),
    note: text(),
    /** When the lead left the phase: empty for the open record only. */
    endedAt: instant(),
    endedUserId: uuid(),
  },
  (t) => [
    primaryKey({ name: 'phase_records_key', columns: [t.organizationId, t.leadId, t.ordinal] }),
    uniqueIndex('phase_records_open_key').on(t.organizationId, t.leadId).where(sql`${t.endedAt} is null`),
    unique('phase_records_phase_key').on(t.organizationId, t.leadId, t.ordinal, t.leadPhaseId),
    // For the orders of the list: the value, and the lead that tells rows of one value apart.
    index('phase_records_score_index').on(t.organizationId, t.score, t.leadId).where(sql`${t.score} is not null`),
    index('phase_records_expected_index')
      .on(t.organizationId, t.expectedValue, t.leadId)
      .where(sql`${t.expectedValue} is not null`),
    index('phase_records_recurring_index')
      .on(t.organizationId, t.recurringValue, t.leadId)
      .where(sql`${t.recurringValue} is not null`),
    index('phase_records_weighted_index')
      .on(t.organizationId, sql`(${t.expectedValue} * ${t.score})`, t.leadId)
      .where(sql`${t.endedAt} is null and (${t.expectedValue} * ${t.score}) is not null`),
    // The same and the rows without the value, of open leads alone; with all that is added up of them.
    index('phase_records_open_score_index')
      .on(t.organizationId, t.score, t.leadId, t.expectedValue, t.recurringValue)
      .where(sql`${t.endedAt} is null`),
    index('phase_records_open_expected_index')
      .on(t.organizationId, t.expectedValue, t.leadId, t.score, t.recurringValue)
      .where(sql`${t.endedAt} is null`),
    index('phase_records_stay_index').on(t.organizationId, t.leadPhaseId, t.enteredAt).where(sql`${t.endedAt} is null`),
    index('phase_records_lead_phase_index').on(t.organizationId, t.leadPhaseId, t.enteredAt),
    index('phase_records_left_index')
      .on(t.organizationId, t.leadPhaseId, t.endedAt)
      .where(sql`${t.endedAt} is not null`),
    foreignKey({
      name: 'phase_records_lead_fkey',
      columns: [t.organizationId, t.leadId],
      foreignColumns: [leads.organizationId, leads.id],
    }),
    foreignKey({
      name: 'phase_records_lead_phase_fkey',
      columns: [t.organizationId, t.leadPhaseId],
      foreignColumns: [leadPhases.organizationId, leadPhases.id],
    }),
    foreignKey({
      name: 'phase_records_entered_user_fkey',
      columns: [t.organizationId, t.enteredUserId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    foreignKey({
      name: 'phase_records_ended_user_fkey',
      columns: [t.organizationId, t.endedUserId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    check('phase_records_ordinal_check', sql`${t.ordinal} >= 1`),
    check('phase_records_score_check', sql`${t.score} between 1 and 100`),
    check('phase_records_expected_check', sql`${t.expectedValue} between 0 and 9007199254740991`),
    check('phase_records_recurring_check', sql`${t.recurringValue} between 0 and 9007199254740991`),
    check('phase_records_ended_check', sql`(${t.endedAt} is null) = (${t.endedUserId} is null)`),
    check('phase_records_ended_after_entered_check', sql`${t.endedAt} >= ${t.enteredAt}`),
    check(
      'phase_records_entered_by_check',
      sql`${t.enteredBy} in ('started', 'completed', 'jumped', 'returned', 'reopened', 'moved')`,
    ),
  ],
)
