import { Missing } from '../refusal'
import { type RecordedTable, update, type Write } from './write'

type Ordered = { id: string; orderNumber: number; version: number }
/** One that is still to be numbered, behind all that are. */
export const unnumbered = (id: string): Ordered => ({ id, orderNumber: Number.POSITIVE_INFINITY, version: 0 })
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

/** The highest order number that a form takes. */
export const highestNumber = 1_000_000

/**
 * The number of one that is new in an order: as typed, else in steps of ten behind the one before it; where there is no
 * room there, all are numbered anew.
 */
export function numberOfNew(
  table: RecordedTable,
  typed: number | null,
  order: Ordered[],
  id: string,
): ReturnType<typeof numberAround> {
  if (typed !== null) return { orderNumber: typed, writes: [] }
  const at = order.findIndex((one) => one.id === id)
  const orderNumber = Math.floor((order[at - 1]?.orderNumber ?? 0) / 10) * 10 + 10
  const next = order[at + 1]?.orderNumber ?? highestNumber + 1
  return orderNumber < next ? { orderNumber, writes: [] } : numberAround(table, order, id)
}

/** Numbers a list 10, 20, 30 … where it is not; one of them is left to whoever writes it, and its number answered. */
function numberAround(table: RecordedTable, order: Ordered[], id: string) {
  const writes = numberInTens(table, order).filter((write) => write.key.id !== id)
  return { writes, orderNumber: (order.findIndex((one) => one.id === id) + 1) * 10 }
}

/** Numbers a list 10, 20, 30 … where it is not, as new versions: a form may still show the old number. */
export const numberInTens = (table: RecordedTable, order: Ordered[]): Write[] =>
  order
    .map((one, index) => ({ one, orderNumber: (index + 1) * 10 }))
    .filter(({ one, orderNumber }) => one.orderNumber !== orderNumber)
    .map(({ one, orderNumber }) => update(table, { id: one.id }, one, { orderNumber, version: one.version + 1 }))
