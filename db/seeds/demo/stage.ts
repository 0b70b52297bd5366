import { dayIn, timeIn } from '@/lib/clock'
import { minorDigits } from '@/lib/format/money'
import type { Organization } from '@/lib/organizations/find-organization'
import type { Name } from './cast'
import type { Funnels } from './prepare-funnels'

/** What the invented events refer to. */
export type Stage = ReturnType<typeof setStage>

export function setStage(
  organization: Organization,
  funnels: Funnels,
  userIds: Record<Name, string>,
  now: Date,
  handover: string,
) {
  return {
    now,
    userIds,
    /** The batch in which Rui's customers went to Tiago. */
    handover,
    today: dayIn(organization.timeZone, now),
    dayOf: (at: Date) => dayIn(organization.timeZone, at),
    timeOf: (at: Date) => timeIn(organization.timeZone, at),
    /** Minor units in one unit of the currency. */
    unit: 10 ** minorDigits(organization.currency),
    type: (code: string) => present(funnels.types.get(code), code),
    typeById: (id: string) =>
      present(
        [...funnels.types.values()].find((type) => type.id === id),
        id,
      ),
    reason: (code: string) => present(funnels.reasons.get(code), code),
  }
}

function present<T>(found: T | undefined, code: string): T {
  if (!found) throw new Error(`the demo data need ${code}`)
  return found
}
