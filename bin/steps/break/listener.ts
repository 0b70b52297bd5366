import { hasFailed, type Visitor } from '../visit/visitor'
import type { Found } from './round'

/** Keeps what no request may end with: a failure of Funil, and no answer while nothing was done to it. */
export function listener(found: Found, undisturbed = true): Visitor['heard'] {
  return (path, ended) => {
    const what = ended instanceof Error ? ended.message : `answered ${ended.status}`
    const isWrong = ended instanceof Error ? undisturbed : hasFailed(ended) && (undisturbed || ended.status !== 503)
    if (isWrong) found.add(`${path.replace(/[0-9a-f-]{36}/g, '…')}: ${what}`)
  }
}
