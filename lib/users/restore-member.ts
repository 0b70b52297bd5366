import { z } from 'zod'
import type { Actor } from '../permissions/actor'
import { changeMember } from './change-member'
import { seenMember } from './edit-member'

export const RestoreMember = z.object(seenMember)
export type RestoreMember = z.output<typeof RestoreMember>

export function restoreMember(actor: Actor, input: RestoreMember) {
  return changeMember(actor, input, async (member) => ({
    operation: 'user.restored',
    facts: { name: member.name },
    set: { deactivatedAt: null },
  }))
}
