import type { ChangeOperation } from '../changes/vocabulary'
import type { Permission } from '../permissions/vocabulary'

/** What one must be permitted to take a change back: what the way back would need if it were done by hand. */
export const permissionOf: Partial<Record<ChangeOperation, Permission>> = {
  'customer.created': 'customer.archive',
  'customer.edited': 'customer.edit',
  'customer.accountTypeChanged': 'customer.edit',
  'customer.archived': 'customer.archive',
  'customer.restored': 'customer.archive',
  'contact.added': 'contact.edit',
  'contact.edited': 'contact.edit',
  'contact.removed': 'contact.edit',
  'lead.started': 'lead.start',
  'lead.recorded': 'lead.record',
  'lead.phaseCompleted': 'lead.goBack',
  'lead.jumped': 'lead.goBack',
  'lead.returned': 'lead.completePhase',
  'lead.closed': 'lead.reopen',
  'lead.reopened': 'lead.close',
  'lead.moved': 'lead.completePhase',
  'lead.edited': 'lead.record',
  'lead.nextActionCompleted': 'lead.record',
  'lead.imported': 'import.run',
  'activity.added': 'activity.edit',
  'activity.edited': 'activity.edit',
  'activity.completed': 'activity.edit',
  'activity.reopened': 'activity.edit',
  'activity.removed': 'activity.edit',
  'accountType.added': 'accountType.edit',
  'accountType.edited': 'accountType.edit',
  'accountType.archived': 'accountType.edit',
  'accountType.restored': 'accountType.edit',
  'leadPhase.added': 'leadPhase.edit',
  'leadPhase.edited': 'leadPhase.edit',
  'leadPhase.reordered': 'leadPhase.edit',
  'leadPhase.renumbered': 'leadPhase.edit',
  'leadPhase.archived': 'leadPhase.edit',
  'leadPhase.restored': 'leadPhase.edit',
  'closingReason.added': 'closingReason.edit',
  'closingReason.edited': 'closingReason.edit',
  'closingReason.archived': 'closingReason.edit',
  'closingReason.restored': 'closingReason.edit',
  'savedView.added': 'savedView.edit',
  'savedView.edited': 'savedView.edit',
  'savedView.overwritten': 'savedView.edit',
  'savedView.removed': 'savedView.edit',
  'organization.edited': 'organization.edit',
}

/** The operation that a change did, or that it took back or brought back. */
export const originOf = ({ operation, facts }: { operation: string; facts: Record<string, unknown> }) =>
  (operation === 'undone' || operation === 'redone' ? facts.operation : operation) as ChangeOperation
