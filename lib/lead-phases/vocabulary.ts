import { z } from 'zod'

export const phaseTypes = ['initial', 'regular', 'closing'] as const
export const PhaseType = z.enum(phaseTypes)
export type PhaseType = z.infer<typeof PhaseType>
