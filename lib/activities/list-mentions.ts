import { and, desc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '@/db/client'
import { activities, customers, mentions, users } from '@/db/schema'
import { mostShown } from '../leads/list-today'
import type { Actor } from '../permissions/actor'

const authors = alias(users, 'authors')

/** Where one was named and has not said yet that one saw it, the latest first. */
export const listMentions = ({ organizationId, userId }: Actor, limit = mostShown) =>
  database()
    .select({
      activityId: mentions.activityId,
      at: mentions.at,
      text: activities.text,
      result: activities.result,
      customerId: activities.customerId,
      customerName: customers.name,
      authorName: authors.name,
    })
    .from(mentions)
    .innerJoin(
      activities,
      and(eq(activities.organizationId, mentions.organizationId), eq(activities.id, mentions.activityId)),
    )
    .innerJoin(
      customers,
      and(eq(customers.organizationId, activities.organizationId), eq(customers.id, activities.customerId)),
    )
    .innerJoin(authors, eq(authors.id, activities.assigneeId))
    .where(and(eq(mentions.organizationId, organizationId), eq(mentions.userId, userId), isNull(mentions.seenAt)))
    .orderBy(desc(mentions.at), mentions.activityId)
    .limit(limit)
