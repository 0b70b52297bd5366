import { z } from 'zod'
import { gate } from '../changes/gate'
import { clock } from '../clock'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { countActiveIn } from './count-active-in'
import { seenTeam } from './team-fields'

export const ArchiveTeam = z.object(seenTeam)
export type ArchiveTeam = z.output<typeof ArchiveTeam>

/** No longer offered, still a filter of old links. Refused while somebody active is in it: they would be in no team unasked. */
export function archiveTeam(actor: Actor, { teamId: id, version }: ArchiveTeam) {
  return gate(actor, 'team.edit', 'team', { id, version }, async (team, tx) => {
    const count = await countActiveIn(tx, actor.organizationId, id)
    if (count > 0) throw new Refusal('team.hasMembers', undefined, { count })
    return {
      operation: 'team.archived',
      facts: { name: team.name },
      set: { archivedAt: team.archivedAt ?? clock.now() },
    }
  })
}

export function restoreTeam(actor: Actor, { teamId: id, version }: ArchiveTeam) {
  return gate(actor, 'team.edit', 'team', { id, version }, (team) => ({
    operation: 'team.restored',
    facts: { name: team.name },
    set: { archivedAt: null },
  }))
}
