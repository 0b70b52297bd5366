import { z } from 'zod'
import { gate } from '../changes/gate'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { seenTeam, teamFields } from './team-fields'

export const EditTeam = (read: Reading) => z.object({ ...seenTeam, ...teamFields(read) })
export type EditTeam = z.output<ReturnType<typeof EditTeam>>

export function editTeam(actor: Actor, { teamId: id, version, ...fields }: EditTeam) {
  return gate(
    actor,
    'team.edit',
    'team',
    { id, version },
    (team, _tx, { merge }) => {
      const set = merge('teams', { id }, team, fields)
      return { operation: 'team.edited', facts: { name: set.name }, set }
    },
    { merges: true },
  )
}
