import { z } from 'zod'
import type { Actor } from '../permissions/actor'
import { addActivity } from './add-activity'

export const LogCall = z.object({ customerId: z.uuid() })
export type LogCall = z.output<typeof LogCall>

const untold = { text: null, day: null, time: null, minutes: null, lead: null, contact: null, assignee: null }

/** A call of just now, of which nothing is told yet. */
export const logCall = (actor: Actor, { customerId }: LogCall) =>
  addActivity(actor, { customerId, kind: 'call', ...untold })
