import { z } from 'zod'
import type { Reading } from '../format/reading'

export const teamFields = (read: Reading) => ({ name: read.requiredText(60) })

export const seenTeam = { teamId: z.uuid(), version: z.coerce.number().int() }
