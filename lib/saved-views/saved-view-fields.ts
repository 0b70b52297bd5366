import { z } from 'zod'
import type { Transaction } from '@/db/client'
import type { Reading } from '../format/reading'
import type { Actor } from '../permissions/actor'
import { Refusal } from '../refusal'
import { demandTeam } from '../teams/demand-team'
import { canonicalQuery } from './canonical-query'
import type { Audience } from './visible'
import { audiences } from './vocabulary'

/** Shared only when it is said: what is not chosen is one's own. */
export const savedViewFields = (read: Reading) => ({
  name: read.requiredText(60),
  sharedWith: read.oneOf(audiences).transform((audience) => audience ?? 'nobody'),
  team: read.optionalChoice,
})

export const queryField = (read: Reading) => read.text(4000).transform((text) => canonicalQuery(text ?? ''))

export const seenSavedView = { savedViewId: z.uuid(), version: z.coerce.number().int() }

type Shared = Pick<Audience, 'sharedWith' | 'teamId'>

/** Whom a form shares a view with, as columns; a team counts only where it is shared with one, and must be named then. */
export function audienceOf({ sharedWith, team }: { sharedWith: string; team: string | null }): Shared {
  if (sharedWith !== 'team') return { sharedWith, teamId: null }
  if (!team) throw new Refusal('savedView.teamMissing', 'team')
  return { sharedWith, teamId: team }
}

/** What a view is shared with from now on must be there; what it was shared with already may be archived since. */
export const demandAudience = (tx: Transaction, actor: Actor, { teamId }: Shared, before?: Shared) =>
  demandTeam(tx, actor, teamId === before?.teamId ? null : teamId)
