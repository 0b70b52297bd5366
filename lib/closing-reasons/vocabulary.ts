import { z } from 'zod'

export const outcomes = ['won', 'lost', 'other'] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>
