import { createHash } from 'node:crypto'

/** The same for files that have the same columns, in whatever order and however large or small they are written. */
export const shapeOf = (columns: string[]) =>
  createHash('sha256')
    .update(JSON.stringify(columns.map(headKey).sort()))
    .digest('base64url')

export const headKey = (head: string) => head.trim().normalize('NFC').toLowerCase()
