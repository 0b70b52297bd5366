import { eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { leadPhaseRequiredFields } from '@/db/schema'
import type { Actor } from '../permissions/actor'

/** Which custom fields each lead phase requires, archived ones too. */
export const listRequiredFields = ({ organizationId }: Actor) =>
  database()
    .select({ leadPhaseId: leadPhaseRequiredFields.leadPhaseId, fieldId: leadPhaseRequiredFields.fieldId })
    .from(leadPhaseRequiredFields)
    .where(eq(leadPhaseRequiredFields.organizationId, organizationId))
