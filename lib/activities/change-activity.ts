import type { Transaction } from '@/db/client'
import { type GateDecision, gate, type RowOf, type Seen } from '../changes/gate'
import type { Meeting } from '../changes/meeting'
import type { Change } from '../changes/record'
import type { Actor } from '../permissions/actor'
import { ownerOfActivity } from './owner-of-activity'

export type ActivityRow = RowOf<'activity'>

type Decide = (
  activity: ActivityRow,
  tx: Transaction,
  meeting: Meeting,
) => GateDecision<'activity'> | Promise<GateDecision<'activity'>>

/** The gate of every change to an activity. */
export const changeActivity = (actor: Actor, seen: Seen, decide: Decide, { merges = false } = {}): Promise<Change> =>
  gate(actor, 'activity.edit', 'activity', seen, decide, {
    ownerOf: (activity, tx) => ownerOfActivity(tx, actor, activity),
    merges,
  })
