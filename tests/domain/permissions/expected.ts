import type { Permission } from '@/lib/permissions/vocabulary'

/** Per permission, what each role may touch: A all, O its own and nobody's, – nothing. Written out, not computed. */
export const expected: Record<Permission, string> = {
  //            admin manager sales viewer
  'customer.create': 'A A A –',
  'customer.edit': 'A A O –',
  'customer.archive': 'A A O –',
  'customer.merge': 'A A O –',
  'contact.edit': 'A A O –',
  'lead.start': 'A A O –',
  'lead.record': 'A A O –',
  'lead.completePhase': 'A A O –',
  'lead.goBack': 'A A O –',
  'lead.close': 'A A O –',
  'lead.reopen': 'A A O –',
  'activity.add': 'A A A –',
  'activity.edit': 'A A O –',
  'file.add': 'A A A –',
  'file.edit': 'A A O –',
  'savedView.edit': 'A A O O',
  'savedView.share': 'O O O –',
  'organization.edit': 'A – – –',
  'user.edit': 'A – – –',
  'team.edit': 'A – – –',
  'accountType.edit': 'A – – –',
  'leadPhase.edit': 'A – – –',
  'closingReason.edit': 'A – – –',
  'customField.edit': 'A – – –',
  'import.run': 'A – – –',
  'books.check': 'A – – –',
}
