import { z } from 'zod'
import { record } from '../changes/record'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { teamFields } from './team-fields'

export const AddTeam = (read: Reading) => z.object(teamFields(read))
export type AddTeam = z.output<ReturnType<typeof AddTeam>>

/** A team without anybody in it: who is, the form of each user says. */
export function addTeam(actor: Actor, { name }: AddTeam) {
  return transact(actor, async (tx) => {
    demand(actor, 'team.edit')
    const id = newId()
    return record(
      tx,
      actor,
      { entity: 'team', entityId: id, version: 1 },
      { operation: 'team.added', facts: { name }, writes: [insert('teams', { id }, { name, createdAt: clock.now() })] },
    )
  })
}
