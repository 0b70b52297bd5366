/** What can be done to many rows of the list at once, in the order it is offered. */
export const bulkKinds = ['owner', 'nextAction', 'task', 'accountType', 'close', 'archive', 'restore'] as const
export type BulkKind = (typeof bulkKinds)[number]

/** What becomes of a row. */
export type BulkResult = 'changed' | 'unchanged' | 'refused'

/** Why a row is refused: words of the area `refusals`, with what belongs in them. */
export type BulkRefusal = { key: string; values?: Record<string, string | number> }
