import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accountTypes } from '@/db/schema'
import { gate } from '../changes/gate'
import { directions, reorder } from '../changes/reorder'
import type { Actor } from '../permissions/actor'
import { seenAccountType } from './account-type-fields'

export const MoveAccountType = z.object({ ...seenAccountType, to: z.enum(directions) })
export type MoveAccountType = z.output<typeof MoveAccountType>

export function moveAccountType(actor: Actor, { accountTypeId: id, version, to }: MoveAccountType) {
  return gate(actor, 'accountType.edit', 'accountType', { id, version }, async (accountType, tx) => {
    const list = await tx
      .select()
      .from(accountTypes)
      .where(and(eq(accountTypes.organizationId, actor.organizationId), isNull(accountTypes.archivedAt)))
      .orderBy(asc(accountTypes.orderNumber), asc(accountTypes.code))
    const { writes, orderNumber } = reorder('accountTypes', list, id, to)
    return { operation: 'accountType.edited', facts: { name: accountType.description }, set: { orderNumber }, writes }
  })
}
