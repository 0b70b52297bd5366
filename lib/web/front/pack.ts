import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'

// The usual window of 4 MB has each answer hold 3 MB while it is packed; 256 kB pack a page as small.
const packing = compression({ brotli: { params: { [constants.BROTLI_PARAM_LGWIN]: 18 } } })

/** Packs the answer (brotli or gzip) for who takes it so; it must be the first to change how it is written. */
export const pack = (request: IncomingMessage, response: ServerResponse) => packing(request, response, () => {})
