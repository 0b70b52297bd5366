import type { AccountType } from '@/lib/account-types/list-account-types'
import { isComplete, type LeadPhase } from '@/lib/lead-phases/funnel'
import type { PageContext } from '@/lib/web/page'

/** The tick box that starts a lead with an account type; null where none of them has a funnel to start in. */
export function startLeadOffer(
  { t, session }: Pick<PageContext, 't' | 'session'>,
  types: AccountType[],
  funnels: Map<string, LeadPhase[]>,
  hint: string,
) {
  const ready = types.some((type) => type.leadPhases && isComplete(funnels.get(type.id) ?? []))
  return session.organization.funnelOn && ready ? { label: t('customerForm.startLead'), hint } : null
}
