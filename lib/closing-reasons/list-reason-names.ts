import { asc, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { closingReasons } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** The closing reasons in order, archived ones too: what a lead may have been closed with. */
export const listReasonNames = ({ organizationId }: Actor) =>
  database()
    .select({ id: closingReasons.id, description: closingReasons.description })
    .from(closingReasons)
    .where(eq(closingReasons.organizationId, organizationId))
    .orderBy(asc(closingReasons.orderNumber), asc(closingReasons.code))
