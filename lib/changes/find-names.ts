import { and, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import {
  accountTypes,
  closingReasons,
  contacts,
  customFieldChoices,
  customFields,
  leadPhases,
  memberships,
  teams,
  users,
} from '@/db/schema'
import type { Actor } from '../permissions/actor'
import type { Names } from './describe'
import { isOfValues, namedColumns } from './field-kinds'
import type { RecordedChange } from './list-changes'

/** The names of all that these changes refer to, and of `more`: in one query, however many changes. */
export async function findNames(actor: Actor, changes: RecordedChange[], more: string[] = []): Promise<Names> {
  const ids = [...new Set([...changes.flatMap(idsIn), ...more])]
  if (ids.length === 0) return new Map()
  const { organizationId } = actor
  const described = (table: typeof accountTypes | typeof leadPhases | typeof closingReasons) =>
    database()
      .select({ id: table.id, name: table.description })
      .from(table)
      .where(and(eq(table.organizationId, organizationId), sql`${table.id} = any(${sql.param(ids)}::uuid[])`))
  const people = database()
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, organizationId), sql`${users.id} = any(${sql.param(ids)}::uuid[])`))
  const named = (table: typeof contacts | typeof teams | typeof customFields | typeof customFieldChoices) =>
    database()
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(and(eq(table.organizationId, organizationId), sql`${table.id} = any(${sql.param(ids)}::uuid[])`))
  const rows = await described(accountTypes)
    .unionAll(described(leadPhases))
    .unionAll(described(closingReasons))
    .unionAll(people)
    .unionAll(named(contacts))
    .unionAll(named(teams))
    .unionAll(named(customFields))
    .unionAll(named(customFieldChoices))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Rows of custom fields say in their keys what they are about. */
const custom = ['customFieldChoices', 'leadPhaseRequiredFields']
const idsOfCustom = ['id', 'fieldId', 'choiceId', 'choiceIds', 'userId']

function idsIn(change: RecordedChange): string[] {
  const inRows = change.rows.flatMap((row) => {
    const columns = [...namedColumns, ...(custom.includes(row.table) || isOfValues(row.table) ? idsOfCustom : [])]
    return [row.key, row.before, row.after]
      .flatMap((side) => columns.flatMap((column) => side?.[column]))
      .filter((value) => typeof value === 'string')
  })
  return typeof change.facts.by === 'string' ? [...inRows, change.facts.by] : inRows
}
