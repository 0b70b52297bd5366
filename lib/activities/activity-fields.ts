import { z } from 'zod'
import type { Reading } from '../format/reading'
import { Refusal } from '../refusal'
import { activityKinds } from './vocabulary'

/** What a form says of an activity. */
export const activityFields = (read: Reading) => ({
  kind: read.requiredOneOf(activityKinds),
  text: read.text(5000),
  day: read.day,
  time: read.time,
  minutes: read.whole({ min: 1, max: 1440 }),
  lead: read.optionalChoice,
  contact: read.optionalChoice,
  assignee: read.optionalChoice,
})

/** What a note says and a task asks for must be told; that there was a call says something by itself. */
export function demandText({ kind, text }: { kind: string; text: string | null }) {
  if (!text && (kind === 'note' || kind === 'task')) throw new Refusal('activity.textMissing', 'text')
}

export const seenActivity = { activityId: z.uuid(), version: z.coerce.number().int() }
