import { z } from 'zod'

export const leadStates = ['open', 'closed'] as const
export type LeadState = (typeof leadStates)[number]

/** How a lead came into a phase. `moved`: from the funnel of another account type. */
export const entries = ['started', 'completed', 'jumped', 'returned', 'reopened', 'moved'] as const
export type Entry = (typeof entries)[number]

export const Score = z.coerce.number().int().min(1).max(100)
