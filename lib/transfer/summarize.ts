import { isRefused } from './refused'
import type { LeadGroup, RowRefusal, Summary } from './vocabulary'
import type { WorkedOut } from './work-out-row'

/** Adds up what a rehearsal says of each row. */
export function summarizer() {
  const groups = new Map<string, LeadGroup>()
  const counts = { customersCreated: 0, customersEdited: 0, leadsCreated: 0, unchanged: 0, refused: 0 }
  const remarks = { withoutValue: 0, withoutDay: 0 }

  function addLead({ plan: { lead }, verdict: { phase, reason } }: WorkedOut) {
    if (!lead || !phase) return
    counts.leadsCreated += 1
    if (!reason && lead.expectedValue === null) remarks.withoutValue += 1
    if (lead.openedOn === null) remarks.withoutDay += 1
    const closedOn = 'closedOn' in lead ? lead.closedOn : null
    const group = groups.get(reason?.id ?? phase.id) ?? {
      ...{ leadPhaseId: phase.id, closingReasonId: reason?.id ?? null, count: 0, expectedValue: 0 },
      ...{ firstClosedOn: closedOn, lastClosedOn: closedOn },
    }
    groups.set(reason?.id ?? phase.id, group)
    group.count += 1
    group.expectedValue += lead.expectedValue ?? 0
    if (closedOn && closedOn < (group.firstClosedOn ?? closedOn)) group.firstClosedOn = closedOn
    if (closedOn && closedOn > (group.lastClosedOn ?? closedOn)) group.lastClosedOn = closedOn
  }

  return {
    add(worked: WorkedOut | RowRefusal) {
      if (isRefused(worked)) {
        counts.refused += 1
        return
      }
      const { verdict, recordings } = worked
      if (!verdict.known) counts.customersCreated += 1
      else if (recordings.some(({ subject }) => subject.entity === 'customer')) counts.customersEdited += 1
      else if (recordings.length === 0) counts.unchanged += 1
      addLead(worked)
    },
    total: (): Summary => ({ ...counts, ...remarks, leads: [...groups.values()].sort((a, b) => b.count - a.count) }),
  }
}
