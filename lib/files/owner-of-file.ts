import type { Reader } from '@/db/client'
import { ownerOfActivity } from '../activities/owner-of-activity'
import type { Actor } from '../permissions/actor'

type Whose = { customerId: string; createdBy: string }

/** Whose a file is when a permission asks: one's own where its customer is one's own or nobody's, else who added it. */
export const ownerOfFile = (db: Reader, actor: Actor, { customerId, createdBy }: Whose) =>
  ownerOfActivity(db, actor, { customerId, assigneeId: createdBy })
