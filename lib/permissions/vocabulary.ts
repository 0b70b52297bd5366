import { z } from 'zod'

export const roles = ['admin', 'manager', 'sales', 'viewer'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const permissions = [
  'customer.create',
  'customer.edit',
  'customer.archive',
  'customer.merge',
  'contact.edit',
  'lead.start',
  'lead.record',
  'lead.completePhase',
  'lead.goBack',
  'lead.close',
  'lead.reopen',
  'activity.add',
  'activity.edit',
  'file.add',
  'file.edit',
  'savedView.edit',
  'savedView.share',
  'organization.edit',
  'user.edit',
  'team.edit',
  'accountType.edit',
  'leadPhase.edit',
  'closingReason.edit',
  'customField.edit',
  'import.run',
  'books.check',
] as const
export type Permission = (typeof permissions)[number]
