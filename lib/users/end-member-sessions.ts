import { z } from 'zod'
import { database } from '@/db/client'
import { endSessions } from '../auth/sessions'
import { type Actor, demand } from '../permissions/actor'
import { Missing } from '../refusal'
import { isActiveMember } from './change-member'

export const EndMemberSessions = z.object({ userId: z.uuid() })
export type EndMemberSessions = z.output<typeof EndMemberSessions>

/** Signs a person out everywhere, for a lost phone. */
export async function endMemberSessions(actor: Actor, { userId }: EndMemberSessions) {
  demand(actor, 'user.edit')
  if (!(await isActiveMember(database(), actor.organizationId, userId))) throw new Missing()
  await endSessions(database(), actor.organizationId, userId)
}

/** Ends all of one's own sessions but the one that asks. */
export const endOwnSessions = (actor: Actor, tokenHash: string) =>
  endSessions(database(), actor.organizationId, actor.userId, tokenHash)
