import { database } from '@/db/client'
import { type Actor, demand } from '../permissions/actor'
import { Missing } from '../refusal'
import { isActiveMember } from './change-member'
import { invite } from './invite'

/** A new one-time link for an active member, shown once to the admin who asked. Answers its token. */
export function renewInvitation(actor: Actor, userId: string): Promise<string> {
  return database().transaction(async (tx) => {
    demand(actor, 'user.edit')
    if (!(await isActiveMember(tx, actor.organizationId, userId))) throw new Missing()
    return invite(tx, actor.organizationId, userId)
  })
}
