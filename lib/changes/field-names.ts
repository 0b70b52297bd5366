/** Form fields that are named otherwise than the columns they fill. */
const names: Record<string, string> = {
  accountTypeId: 'accountType',
  ownerId: 'owner',
  isPrimary: 'primary',
  isDefault: 'default',
  leadId: 'lead',
  contactId: 'contact',
  assigneeId: 'assignee',
  teamId: 'team',
}

/** The form field that fills a column. */
export const fieldOf = (column: string) => names[column] ?? column
