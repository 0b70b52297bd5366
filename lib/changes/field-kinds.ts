import type { ValueColumn } from '../custom-fields/vocabulary'
import type { ChangeOperation } from './vocabulary'

export type Kind = 'text' | 'number' | 'money' | 'day' | 'instant' | 'name' | 'yesNo' | 'word' | 'language'

/**
 * How each recorded column is shown. What is not here is bookkeeping (ids, ordinals, versions) that says nothing to a
 * reader. Labels are in the area `fields` of the messages; a history lists fields in this order.
 */
export const fieldKinds: Record<string, Kind> = {
  number: 'text',
  name: 'text',
  accountTypeId: 'name',
  ownerId: 'name',
  street: 'text',
  houseNumber: 'text',
  postalCode: 'text',
  city: 'text',
  country: 'text',
  phone: 'text',
  mobile: 'text',
  email: 'text',
  website: 'text',
  language: 'language',
  registrationNumber: 'text',
  vatNumber: 'text',
  source: 'text',
  remark: 'text',
  externalId: 'text',
  latitude: 'text',
  longitude: 'text',
  function: 'text',
  isPrimary: 'yesNo',
  title: 'text',
  score: 'text',
  expectedValue: 'money',
  recurringValue: 'money',
  note: 'text',
  nextAction: 'text',
  nextActionOn: 'day',
  leadPhaseId: 'name',
  closingReasonId: 'name',
  closingComment: 'text',
  closedAt: 'instant',
  kind: 'word',
  text: 'text',
  result: 'text',
  assigneeId: 'name',
  contactId: 'name',
  day: 'day',
  time: 'text',
  minutes: 'text',
  doneAt: 'instant',
  code: 'text',
  description: 'text',
  orderNumber: 'text',
  leadPhases: 'yesNo',
  isDefault: 'yesNo',
  phaseType: 'word',
  stalledAfterDays: 'text',
  outcome: 'word',
  onlyFor: 'name',
  requiredField: 'name',
  subject: 'word',
  helpText: 'text',
  sharedWith: 'word',
  teamId: 'name',
  role: 'word',
  currency: 'text',
  recurringPeriod: 'word',
  timeZone: 'text',
  funnelOn: 'yesNo',
}

/** The same of the values of custom fields, whose columns have the name of the field. */
export const valueKinds: Record<ValueColumn, Kind> = {
  text: 'text',
  number: 'number',
  amount: 'money',
  day: 'day',
  isOn: 'yesNo',
  choiceId: 'name',
  choiceIds: 'name',
  userId: 'name',
}

export const isOfValues = (table: string) => table === 'customerValues' || table === 'leadValues'

/** The columns whose values are ids of something with a name. */
export const namedColumns = Object.keys(fieldKinds).filter((column) => fieldKinds[column] === 'name')

/** What the sentence of a change says already, by the names that things had then. */
export const saidInSentence: Partial<Record<string, string[]>> = {
  'customer.created': ['name'],
  'customer.accountTypeChanged': ['accountTypeId'],
  'contact.added': ['name'],
  'lead.started': ['leadPhaseId'],
  'lead.phaseCompleted': ['leadPhaseId'],
  'lead.jumped': ['leadPhaseId'],
  'lead.returned': ['leadPhaseId'],
  'lead.moved': ['leadPhaseId'],
  'lead.closed': ['closingReasonId', 'closedAt'],
  'lead.reopened': ['closedAt'],
  'lead.imported': ['leadPhaseId'],
  'activity.added': ['kind', 'text'],
  'activity.completed': ['doneAt'],
  'activity.reopened': ['doneAt'],
  'file.added': ['name'],
  'file.forgotten': ['name'],
  'accountType.added': ['description'],
  'leadPhase.added': ['description', 'accountTypeId'],
  'closingReason.added': ['description'],
  'team.added': ['name'],
  'customField.added': ['name'],
  'savedView.added': ['name', 'ownerId'],
  'savedView.removed': ['name', 'ownerId'],
} satisfies Partial<Record<ChangeOperation, string[]>>
