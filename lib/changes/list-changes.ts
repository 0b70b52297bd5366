import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { changes, users } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import { teamOf } from '../permissions/team-of'
import { changesSince } from './meeting'
import type { ChangeEntity } from './vocabulary'

export type RecordedChange = typeof changes.$inferSelect & { userName: string | null }

/** What a merge moved is told by the change of the customer that it came to, not row by row. */
export const tellsOfItself: SQL = sql`coalesce(${changes.facts} ->> 'operation', ${changes.operation}) not like '%.broughtOver'`

const select = (where: SQL | undefined) =>
  database()
    .select({ change: changes, userName: users.name })
    .from(changes)
    .leftJoin(users, eq(users.id, changes.userId))
    .where(where)

/** So many changes of those that a filter lets through, in an order; it binds the organization. */
export const listChangesWhere = async (where: SQL | undefined, order: SQL[], limit: number) =>
  (
    await select(where)
      .orderBy(...order)
      .limit(limit)
  ).map(withName)

/** What happened to one entity after the version that somebody saw, oldest first, and who did it. */
export async function listChangesSince(
  actor: Actor,
  entity: ChangeEntity,
  entityId: string,
  versions: { seen: number; present: number },
) {
  const since = await changesSince(database(), actor.organizationId, entity, entityId, versions)
  const people = since.map((one) => one.userId).filter((id) => id !== null)
  const names = people.length > 0 ? await database().select().from(users).where(inArray(users.id, people)) : []
  return since.map((change) =>
    withName({ change, userName: names.find(({ id }) => id === change.userId)?.name ?? null }),
  )
}

/** The changes of a customer, its contacts and leads, newest first; `before` is the id of the last one shown. */
export async function listCustomerChanges(actor: Actor, customerId: string, limit: number, before?: string) {
  const its = and(eq(changes.organizationId, actor.organizationId), eq(changes.customerId, customerId), tellsOfItself)
  return listChangesWhere(and(its, before ? lt(changes.id, before) : undefined), [desc(changes.id)], limit)
}

const withName = ({
  change,
  userName,
}: {
  change: typeof changes.$inferSelect
  userName: string | null
}): RecordedChange => ({
  ...change,
  userName,
})

/** The changes of settings, newest first. */
export async function listSettingsChanges(actor: Actor, limit: number, before?: string) {
  const ofSettings = inArray(changes.entity, [
    ...['accountType', 'leadPhase', 'closingReason', 'customField', 'team', 'user', 'organization'],
  ])
  const its = and(eq(changes.organizationId, actor.organizationId), ofSettings)
  return listChangesWhere(and(its, before ? lt(changes.id, before) : undefined), [desc(changes.id)], limit)
}

/** The changes of the actor's own saved views and of those that were shared, newest first. */
export async function listSavedViewChanges(actor: Actor, limit: number, before?: string) {
  const rows = await select(
    and(
      eq(changes.organizationId, actor.organizationId),
      eq(changes.entity, 'savedView'),
      or(
        eq(sql`${changes.facts} ->> 'owner'`, actor.userId),
        eq(sql`${changes.facts} ->> 'sharedWith'`, 'all'),
        eq(sql`${changes.facts} ->> 'team'`, sql`${teamOf(actor)}::text`),
      ),
      before ? lt(changes.id, before) : undefined,
    ),
  )
    .orderBy(desc(changes.id))
    .limit(limit)
  return rows.map(withName)
}
