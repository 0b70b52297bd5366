import type { ChangeOperation } from './vocabulary'

type Kind = 'text' | 'money' | 'day' | 'instant' | 'name' | 'yesNo' | 'word' | 'language'

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
  code: 'text',
  description: 'text',
  orderNumber: 'text',
  leadPhases: 'yesNo',
  isDefault: 'yesNo',
  phaseType: 'word',
  stalledAfterDays: 'text',
  outcome: 'word',
  onlyFor: 'name',
  role: 'word',
  currency: 'text',
  recurringPeriod: 'word',
  timeZone: 'text',
  funnelOn: 'yesNo',
}

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
  'accountType.added': ['description'],
  'leadPhase.added': ['description', 'accountTypeId'],
  'closingReason.added': ['description'],
} satisfies Partial<Record<ChangeOperation, string[]>>
