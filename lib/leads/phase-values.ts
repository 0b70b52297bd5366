import { z } from 'zod'
import type { Reading } from '../format/reading'

/** What is recorded in a phase. Every value may stay empty; money in minor units. */
export type PhaseValues = {
  score: number | null
  expectedValue: number | null
  recurringValue: number | null
  note: string | null
}

/** What the form of a phase brings: its values and what to do next. */
export type TypedValues = PhaseValues & { nextAction: string | null; nextActionOn: string | null }

export const phaseValues = (read: Reading) => ({
  score: read.whole({ min: 1, max: 100, refusal: 'score' }),
  expectedValue: read.money,
  recurringValue: read.money,
  note: read.text(5000),
  nextAction: read.text(200),
  nextActionOn: read.day,
})

/** The lead and the version the form was made from. */
export const seenLead = { leadId: z.uuid(), version: z.coerce.number().int() }
