import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, organizationId, plainText, version } from '../columns'
import { contacts, customers } from './customers'
import { leads } from './leads'
import { memberships } from './users'

/** What of an activity can be found. */
export const activityText = (text: SQL | AnyPgColumn, result: SQL | AnyPgColumn) =>
  plainText(sql`coalesce(${text}, '') || ' ' || coalesce(${result}, '')`)

/** What somebody did with a customer or is to do; open until it is done. */
export const activities = pgTable(
  'activities',
  {
    organizationId: organizationId(),
    id: id(),
    customerId: id(),
    leadId: uuid(),
    contactId: uuid(),
    kind: text().notNull(),
    /** What it was or is about: of a note and a task always, of the others where there is more to say. */
    text: text(),
    /** What came of it. */
    result: text(),
    /** Who did it or is to do it. */
    assigneeId: id(),
    /** The day it is planned for or happened on, and the time of day (HH:MM) where one is known. */
    day: date(),
    time: text(),
    minutes: integer(),
    /** When it was done: where it stands on the timeline. */
    doneAt: instant(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'activities_key', columns: [t.organizationId, t.id] }),
    index('activities_timeline_index').on(t.organizationId, t.customerId, t.doneAt, t.id),
    index('activities_open_index').on(t.organizationId, t.assigneeId, t.day, t.id).where(sql`${t.doneAt} is null`),
    index('activities_assignee_index').on(t.organizationId, t.assigneeId, t.doneAt, t.id),
    index('activities_updated_index').on(t.organizationId, t.updatedAt, t.id),
    index('activities_search_index').using('gin', sql`${activityText(t.text, t.result)} gin_trgm_ops`),
    index('activities_lead_index').on(t.organizationId, t.leadId).where(sql`${t.leadId} is not null`),
    index('activities_contact_index').on(t.organizationId, t.contactId).where(sql`${t.contactId} is not null`),
    foreignKey({
      name: 'activities_customer_fkey',
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customers.organizationId, customers.id],
    }),
    // Deferred (see 0021): a customer that is merged into another takes its leads, contacts and activities along.
    foreignKey({
      name: 'activities_lead_fkey',
      columns: [t.organizationId, t.customerId, t.leadId],
      foreignColumns: [leads.organizationId, leads.customerId, leads.id],
    }),
    foreignKey({
      name: 'activities_contact_fkey',
      columns: [t.organizationId, t.customerId, t.contactId],
      foreignColumns: [contacts.organizationId, contacts.customerId, contacts.id],
    }),
    foreignKey({
      name: 'activities_assignee_fkey',
      columns: [t.organizationId, t.assigneeId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    check('activities_kind_check', sql`${t.kind} in ('note', 'call', 'meeting', 'visit', 'task')`),
    check('activities_text_check', sql`length(${t.text}) between 1 and 5000`),
    check('activities_told_check', sql`${t.text} is not null or ${t.kind} not in ('note', 'task')`),
    check('activities_result_check', sql`length(${t.result}) between 1 and 5000`),
    check(
      'activities_time_check',
      sql`${t.time} is null or (${t.time} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.day} is not null)`,
    ),
    check('activities_minutes_check', sql`${t.minutes} between 1 and 1440`),
    check('activities_note_check', sql`${t.kind} <> 'note' or ${t.doneAt} is not null`),
    check('activities_result_of_done_check', sql`${t.result} is null or ${t.doneAt} is not null`),
  ],
)

/** Who was named in an activity, and since when they have seen it. Follows the text; not part of the history. */
export const mentions = pgTable(
  'mentions',
  {
    organizationId: organizationId(),
    userId: id(),
    activityId: id(),
    at: createdAt(),
    seenAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'mentions_key', columns: [t.organizationId, t.userId, t.activityId] }),
    index('mentions_unseen_index').on(t.organizationId, t.userId, t.at).where(sql`${t.seenAt} is null`),
    index('mentions_activity_index').on(t.organizationId, t.activityId),
    foreignKey({
      name: 'mentions_activity_fkey',
      columns: [t.organizationId, t.activityId],
      foreignColumns: [activities.organizationId, activities.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'mentions_user_fkey',
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
  ],
)
