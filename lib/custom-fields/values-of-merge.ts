import type { Transaction } from '@/db/client'
import { isSame } from '../changes/meeting'
import type { Write } from '../changes/write'
import type { Actor } from '../permissions/actor'
import { findValues, type Values } from './find-values'
import { listCustomFields } from './list-custom-fields'
import { writeOf } from './value-writes'
import { columnOf } from './vocabulary'

const none: Values = new Map()

/** Whose value is kept where nothing else is said: the one's that stays, but for what it has not filled in. */
export const preferredValue = (fieldId: string, stays: Values | undefined, goes: Values | undefined) =>
  stays?.has(fieldId) || !goes?.has(fieldId) ? 'stays' : 'goes'

/**
 * What gives a customer that stays the values of the one that goes, for the change of it: those `chosen` by its id, and
 * those that only it has. Also of what is archived by now: a merge decides whose value it is, not what may be filled in.
 */
export async function valuesOfMerge(
  tx: Transaction,
  actor: Actor,
  { stays, goes }: { stays: string; goes: string },
  chosen: Record<string, string | null>,
): Promise<Write[]> {
  const [fields, both] = await Promise.all([
    listCustomFields(actor, 'customer', tx),
    findValues(actor, 'customer', [stays, goes], tx),
  ])
  const [kept, gone] = [both.get(stays) ?? none, both.get(goes) ?? none]
  return fields.flatMap(({ id, kind }) => {
    const from = Object.hasOwn(chosen, id) ? chosen[id] : null
    const isTaken = from ? from === goes : preferredValue(id, kept, gone) === 'goes'
    const [before, after] = [kept.get(id) ?? null, gone.get(id) ?? null]
    if (!isTaken || isSame(before, after)) return []
    return [writeOf('customerValues', { customerId: stays, fieldId: id }, columnOf[kind], before, after)]
  })
}
