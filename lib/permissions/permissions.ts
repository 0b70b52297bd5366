import type { Actor } from './actor'
import type { Permission, Role } from './vocabulary'

/** `own`: on what the person owns or nobody owns. */
type Reach = 'all' | 'own' | 'none'

const sales: Record<Permission, Reach> = {
  'customer.create': 'all',
  'customer.edit': 'own',
  'customer.archive': 'own',
  'customer.merge': 'own',
  'contact.edit': 'own',
  'lead.start': 'own',
  'lead.record': 'own',
  'lead.completePhase': 'own',
  'lead.goBack': 'own',
  'lead.close': 'own',
  'lead.reopen': 'own',
  'activity.add': 'all',
  'activity.edit': 'own',
  'file.add': 'all',
  'file.edit': 'own',
  'savedView.edit': 'own',
  'savedView.share': 'own',
  'organization.edit': 'none',
  'user.edit': 'none',
  'team.edit': 'none',
  'accountType.edit': 'none',
  'leadPhase.edit': 'none',
  'closingReason.edit': 'none',
  'customField.edit': 'none',
  'import.run': 'none',
  'books.check': 'none',
}

function changed(table: Record<Permission, Reach>, from: Reach, to: Reach): Record<Permission, Reach> {
  const entries = Object.entries(table) as [Permission, Reach][]
  return Object.fromEntries(entries.map(([permission, reach]) => [permission, reach === from ? to : reach])) as Record<
    Permission,
    Reach
  >
}

/** Who sees a view is for its owner to say, whatever their role. */
const manager = { ...changed(sales, 'own', 'all'), 'savedView.share': 'own' as const }
const admin = changed(manager, 'none', 'all')
/** Even who only looks may name what they look at. */
const viewer = { ...changed(changed(sales, 'own', 'none'), 'all', 'none'), 'savedView.edit': 'own' as const }

export const reachOf: Record<Role, Record<Permission, Reach>> = { admin, manager, sales, viewer }

/** Doing is a table. `ownerId` is the owner of what is touched: null when nobody owns it, left out when it has no owner. */
export function may(actor: Pick<Actor, 'role' | 'userId'>, permission: Permission, ownerId?: string | null): boolean {
  const reach = reachOf[actor.role][permission]
  if (reach === 'own') return ownerId == null || ownerId === actor.userId
  return reach === 'all'
}
