import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '@/db/schema'
import { endSessions } from '../auth/sessions'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { roles } from '../permissions/vocabulary'
import { demandTeam } from '../teams/demand-team'
import { changeMember } from './change-member'

export const seenMember = { userId: z.uuid(), version: z.coerce.number().int() }

export const EditMember = (read: Reading) =>
  z.object({
    ...{ ...seenMember, name: read.requiredText(100), role: read.requiredOneOf(roles) },
    team: read.optionalChoice,
  })
export type EditMember = z.output<ReturnType<typeof EditMember>>

/** Changes name, role and team. Another role ends the person's sessions: what they may do is asked anew. */
export function editMember(actor: Actor, { userId, version, name, role, team: teamId }: EditMember) {
  return changeMember(actor, { userId, version }, async (member, tx) => {
    if (teamId !== member.teamId) await demandTeam(tx, actor, teamId)
    await tx.update(users).set({ name }).where(eq(users.id, userId))
    if (role !== member.role) await endSessions(tx, actor.organizationId, userId)
    return { operation: 'user.edited', facts: { name, formerly: member.name }, set: { role, teamId } }
  })
}
