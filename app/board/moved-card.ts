import { z } from 'zod'
import { seenLead } from '@/lib/leads/phase-values'
import { nextPath } from '@/lib/web/next-path'

/** The board that a form came from, as it was looked at. */
export const boardPath = z.unknown().transform((wish) => {
  const path = nextPath(wish)
  return /^\/board(\?|$)/.test(path) ? path : '/board'
})

/** The value of the button of a card: the lead, the version seen and the phase. */
const MoveValue = z.preprocess(
  (text) => {
    const [leadId, version, leadPhase] = String(text).split(' ')
    return { leadId, version, leadPhase }
  },
  z.object({ ...seenLead, leadPhase: z.uuid() }),
)

/** A card that was moved. */
export const MovedCard = z
  .object({ move: MoveValue, back: boardPath })
  .transform(({ move, back }) => ({ ...move, back, reason: null }))
