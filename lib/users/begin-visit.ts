import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { lastSeen } from '@/db/schema'
import { clock, dayIn } from '../clock'
import type { Actor } from '../permissions/actor'

/** Within a day the moment is kept no more often than this. */
const minutesApart = 5

/**
 * Keeps that the person has Today open now, and answers when they last had on an earlier day, to a few minutes; null
 * the first time. It stays the same all day, so that looking again hides nothing.
 */
export async function beginVisit({ organizationId, userId }: Actor, timeZone: string): Promise<Date | null> {
  const [now, today] = [clock.now(), dayIn(timeZone)]
  const rows = (await database().execute(sql`
    with kept as (
      insert into ${lastSeen} as seen (organization_id, user_id, seen_on, seen_at)
      values (${organizationId}, ${userId}, ${today}, ${now.toISOString()})
      on conflict (organization_id, user_id) do update set
        before_at = case when seen.seen_on < excluded.seen_on then seen.seen_at else seen.before_at end,
        seen_on = excluded.seen_on, seen_at = excluded.seen_at
      where seen.seen_on < excluded.seen_on
        or seen.seen_at < excluded.seen_at - make_interval(mins => ${minutesApart})
      returning before_at)
    select before_at as "beforeAt" from kept
    union all
    select before_at from ${lastSeen}
    where organization_id = ${organizationId} and user_id = ${userId} and not exists (select from kept)`)) as unknown as {
    beforeAt: string | null
  }[]
  const before = rows[0]?.beforeAt
  return before ? new Date(before) : null
}
