import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { organizations } from '@/db/schema'
import { dayIn, timeIn } from '../clock'
import { env } from '../env'
import { addJobUnlessThere } from '../jobs/add-job'

/** So many hours later it is still worth sending, after a night without power. */
const lateBy = 3

/** Adds the jobs of the digests that are due now: on working days, from the person's hour on in the time zone of each organization. */
export async function addDueDigests() {
  if (!env.mail) return
  const all = await database().select({ id: organizations.id, timeZone: organizations.timeZone }).from(organizations)
  for (const { id: organizationId, timeZone } of all)
    if (isWorkingDay(dayIn(timeZone)))
      for (const id of await listDue(organizationId, timeZone))
        await addJobUnlessThere(database(), { name: 'digest', organizationId, id })
}

const isWorkingDay = (day: string) => ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay())

/** The active members who want it by now and have not got today's. */
async function listDue(organizationId: string, timeZone: string): Promise<string[]> {
  const hour = Number(timeIn(timeZone).slice(0, 2))
  const rows = (await database().execute(sql`
    select m.user_id as id from memberships m
    left join digests d on d.organization_id = m.organization_id and d.user_id = m.user_id
    where m.organization_id = ${organizationId} and m.deactivated_at is null and coalesce(d.is_on, true)
      and coalesce(d.hour, 7) between ${hour - lateBy} and ${hour}
      and (d.sent_on is null or d.sent_on < ${dayIn(timeZone)})`)) as unknown as { id: string }[]
  return rows.map(({ id }) => id)
}
