import { gzipSync } from 'node:zlib'

export type Weight = { html: number; gzipped: number; flight: number }

/** Bytes of a page, as it is and packed, and of what Next's script needs again of what already stands in it. */
export function weigh(page: Buffer): Weight {
  const pushes = page.toString().match(/<script[^>]*>self\.__next_f.*?<\/script>/gs) ?? []
  return {
    html: page.length,
    gzipped: gzipSync(page).length,
    flight: pushes.reduce((sum, one) => sum + Buffer.byteLength(one), 0),
  }
}
