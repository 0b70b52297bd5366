import type { MessageKey } from '../i18n/messages'

const head = (plain: string, key: MessageKey) => ({ plain, key })

/**
 * The columns of an export by name: as programs find them, always the same and such that our own import knows them by
 * itself, and as people read them.
 */
export const exportHeads = {
  number: head('Number', 'fields.number'),
  name: head('Name', 'fields.name'),
  externalId: head('External id', 'fields.externalId'),
  accountType: head('Account type', 'fields.accountType'),
  owner: head('Owner', 'fields.owner'),
  street: head('Street', 'fields.street'),
  houseNumber: head('House number', 'fields.houseNumber'),
  postalCode: head('Postal code', 'fields.postalCode'),
  city: head('City', 'fields.city'),
  country: head('Country', 'fields.country'),
  phone: head('Phone', 'fields.phone'),
  mobile: head('Mobile', 'fields.mobile'),
  email: head('E-mail', 'fields.email'),
  website: head('Website', 'fields.website'),
  registrationNumber: head('Registration number', 'fields.registrationNumber'),
  vatNumber: head('VAT number', 'fields.vatNumber'),
  source: head('Source', 'fields.source'),
  remark: head('Remark', 'fields.remark'),
  contact: head('Primary contact', 'listFilters.contact'),
  leadId: head('Lead id', 'listFilters.leadId'),
  title: head('Title', 'fields.title'),
  leadState: head('Lead state', 'listFilters.leadState'),
  phase: head('Phase', 'customerList.phase'),
  closingReason: head('Closing reason', 'customerList.closingReason'),
  score: head('Score', 'fields.score'),
  expectedValue: head('Expected value', 'fields.expectedValue'),
  recurringValue: head('Recurring value', 'fields.recurringValue'),
  weighted: head('Weighted value', 'customerList.weightedSum'),
  openedOn: head('Opened on', 'listFilters.openedOn'),
  closedOn: head('Closed on', 'listFilters.closedOn'),
  nextAction: head('Next action', 'fields.nextAction'),
  nextActionOn: head('Next action on', 'fields.nextActionOn'),
  changed: head('Last change', 'customerList.changed'),
} as const
