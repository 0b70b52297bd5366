import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accountTypes } from '@/db/schema'
import { record } from '../changes/record'
import { numberOfNew, unnumbered } from '../changes/reorder'
import { takeTurn } from '../changes/take-turn'
import { transact } from '../changes/transact'
import { insert } from '../changes/write'
import { clock } from '../clock'
import type { Reading } from '../format/reading'
import { newId } from '../ids'
import { type Actor, demand } from '../permissions/actor'
import { accountTypeFields } from './account-type-fields'
import { takeDefault } from './take-default'

export const AddAccountType = (read: Reading) => z.object(accountTypeFields(read))
export type AddAccountType = z.output<ReturnType<typeof AddAccountType>>

export function addAccountType(actor: Actor, { default: isDefault, orderNumber, ...fields }: AddAccountType) {
  return transact(actor, async (tx) => {
    demand(actor, 'accountType.edit')
    await takeTurn(tx, actor)
    const id = newId()
    const others = await tx
      .select()
      .from(accountTypes)
      .where(eq(accountTypes.organizationId, actor.organizationId))
      .orderBy(asc(accountTypes.orderNumber), asc(accountTypes.code))
    const place = numberOfNew('accountTypes', orderNumber, [...others, unnumbered(id)], id)
    const freed = isDefault ? await takeDefault(tx, actor.organizationId, id) : []
    const row = { ...fields, isDefault, orderNumber: place.orderNumber, createdAt: clock.now() }
    return record(
      tx,
      actor,
      { entity: 'accountType', entityId: id, version: 1 },
      {
        operation: 'accountType.added',
        facts: { name: fields.description },
        writes: [...place.writes, ...freed, insert('accountTypes', { id }, row)],
      },
    )
  })
}
