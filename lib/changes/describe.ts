import type { Session } from '../web/session'
import type { RecordedChange } from './list-changes'

/** Changes as sentences in the reader's language. */
export async function describeInWords(changes: RecordedChange[], _session: Session): Promise<string[]> {
  return changes.map((change) => `${change.userName}: ${change.operation}`)
}
