import type { Transaction } from '@/db/client'
import { lockRow } from '../changes/gate'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'

/** Only a team in use can be joined or shared with; none is fine. It stays in use until the transaction ends. */
export async function demandTeam(tx: Transaction, actor: Actor, teamId: string | null) {
  if (teamId === null) return
  const team = await lockRow(tx, actor, 'team', teamId, 'share')
  if (team.archivedAt) throw new Refusal('team.archived', 'team')
}
