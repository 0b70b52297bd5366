import { Missing } from '../refusal'
import { type RecordedTable, update, type Write } from './write'

type Ordered = { id: string; orderNumber: number; version: number }
export const directions = ['up', 'down'] as const
type Direction = (typeof directions)[number]

/**
 * Moves one of a list, which must be in order, up or down past a neighbour that it may pass, and numbers all of them
 * anew in one change of the one that was moved; its own number is in `orderNumber`.
 */
export function reorder<T extends Ordered>(
  table: RecordedTable,
  list: T[],
  id: string,
  to: Direction,
  mayPass: (moved: T, neighbour: T) => boolean = () => true,
) {
  const at = list.findIndex((one) => one.id === id)
  const moved = list[at]
  if (!moved) throw new Missing()
  const place = to === 'up' ? at - 1 : at + 1
  const neighbour = list[place]
  return numberAround(
    table,
    neighbour && mayPass(moved, neighbour) ? list.with(at, neighbour).with(place, moved) : list,
    id,
  )
}

/** Numbers a list 10, 20, 30 … where it is not; one of them is left to whoever writes it, and its number answered. */
export function numberAround(table: RecordedTable, order: Ordered[], id: string) {
  const writes = numberInTens(table, order).filter((write) => write.key.id !== id)
  return { writes, orderNumber: (order.findIndex((one) => one.id === id) + 1) * 10 }
}

/** Numbers a list 10, 20, 30 … where it is not, as new versions: a form may still show the old number. */
export const numberInTens = (table: RecordedTable, order: Ordered[]): Write[] =>
  order
    .map((one, index) => ({ one, orderNumber: (index + 1) * 10 }))
    .filter(({ one, orderNumber }) => one.orderNumber !== orderNumber)
    .map(({ one, orderNumber }) => update(table, { id: one.id }, one, { orderNumber, version: one.version + 1 }))
