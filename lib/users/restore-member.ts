import { z } from 'zod'
import { lockRow } from '../changes/gate'
import type { Actor } from '../permissions/actor'
import { changeMember } from './change-member'
import { seenMember } from './edit-member'

export const RestoreMember = z.object(seenMember)
export type RestoreMember = z.output<typeof RestoreMember>

/** Lets a person in again, back into their team; into none where that was archived meanwhile. */
export function restoreMember(actor: Actor, input: RestoreMember) {
  return changeMember(actor, input, async (member, tx) => {
    const team = member.teamId ? await lockRow(tx, actor, 'team', member.teamId, 'share') : null
    return {
      operation: 'user.restored',
      facts: { name: member.name },
      set: { deactivatedAt: null, teamId: team?.archivedAt ? null : member.teamId },
    }
  })
}
