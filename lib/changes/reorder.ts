import { type RecordedTable, update, type Write } from './write'

type Ordered = { id: string; orderNumber: number; version: number }

/**
 * Moves one of a list up or down and numbers all of them 10, 20, 30 …, in one change of the one that was moved. The
 * list must be locked and in order; the moved one's own number is in `orderNumber`.
 */
export function reorder(table: RecordedTable, list: Ordered[], id: string, to: 'up' | 'down') {
  const at = list.findIndex((one) => one.id === id)
  const place = to === 'up' ? at - 1 : at + 1
  const neighbour = list[place]
  const moved = list[at]
  const order = [...list]
  if (moved && neighbour) {
    order[at] = neighbour
    order[place] = moved
  }
  const numbered = order.map((one, index) => ({ one, orderNumber: (index + 1) * 10 }))
  const writes: Write[] = numbered
    .filter(({ one, orderNumber }) => one.id !== id && one.orderNumber !== orderNumber)
    .map(({ one, orderNumber }) => update(table, { id: one.id }, one, { orderNumber }))
  return { writes, orderNumber: numbered.find(({ one }) => one.id === id)?.orderNumber ?? 10 }
}

export const directions = ['up', 'down'] as const
