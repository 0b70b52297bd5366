import { and, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '@/db/client'
import { activities, contacts, customers, leads, users } from '@/db/schema'
import type { ActivityKind } from './vocabulary'

const assignees = alias(users, 'assignees')

/** Activities with the names of what they refer to; the caller binds the organization. */
export const selectActivities = () =>
  database()
    .select({
      activity: activities,
      customerName: customers.name,
      customerOwnerId: customers.ownerId,
      assigneeName: assignees.name,
      contactName: contacts.name,
      leadTitle: leads.title,
    })
    .from(activities)
    .innerJoin(
      customers,
      and(eq(customers.organizationId, activities.organizationId), eq(customers.id, activities.customerId)),
    )
    .innerJoin(assignees, eq(assignees.id, activities.assigneeId))
    .leftJoin(
      contacts,
      and(eq(contacts.organizationId, activities.organizationId), eq(contacts.id, activities.contactId)),
    )
    .leftJoin(leads, and(eq(leads.organizationId, activities.organizationId), eq(leads.id, activities.leadId)))

type Selected = Awaited<ReturnType<typeof selectActivities>>[number]
export type ListedActivity = ReturnType<typeof listed>

/** One row of it as a reader takes it. */
export const listed = ({ activity, ...names }: Selected) => ({
  ...activity,
  kind: activity.kind as ActivityKind,
  ...names,
})
