import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '@/db/schema'
import { record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { roles } from '../permissions/vocabulary'
import { Refusal } from '../refusal'
import { demandTeam } from '../teams/demand-team'

export const AddMember = (read: Reading) =>
  z.object({
    ...{ name: read.requiredText(100), email: read.requiredEmail, role: read.requiredOneOf(roles) },
    team: read.optionalChoice,
  })
export type AddMember = z.output<ReturnType<typeof AddMember>>

/** Adds a person without a password; a one-time link (`renewInvitation`) lets them choose one. */
export function addMember(actor: Actor, { name, email, role, team: teamId }: AddMember) {
  return transact(actor, async (tx) => {
    demand(actor, 'user.edit')
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
    if (known) throw new Refusal('user.emailTaken', 'email')
    await demandTeam(tx, actor, teamId)
    const id = newId()
    const now = clock.now()
    await tx.insert(users).values({ id, name, email, createdAt: now })
    return record(
      tx,
      actor,
      { entity: 'user', entityId: id, version: 1 },
      {
        operation: 'user.added',
        facts: { name, role },
        writes: [insert('memberships', { userId: id }, { role, teamId, createdAt: now })],
      },
    )
  })
}
