import { Refusal } from '../../refusal'
import type { Chosen } from '../kind'

/** The lead of a row of the list; a customer may stand there without one. */
export function leadOf({ leadId }: Chosen): string {
  if (!leadId) throw new Refusal('lead.none')
  return leadId
}
