import type { AccountTypeQuestionProps } from '@/components/customers/account-type-question'
import type { AccountType } from '@/lib/account-types/list-account-types'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import type { FoundCustomer } from '@/lib/customers/find-customer'
import { texts } from '@/lib/i18n/translate'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import type { ListedLead } from '@/lib/leads/list-leads'
import type { PageContext } from '@/lib/web/page'
import { overviewWords } from '../overview/overview-props'

/** What the form asks when another account type is chosen; undefined when no lead is open. `open`: those that are. */
export async function accountTypeQuestion(
  context: PageContext,
  customer: FoundCustomer,
  open: ListedLead[],
  types: AccountType[],
  funnels: Map<string, LeadPhase[]>,
): Promise<AccountTypeQuestionProps | undefined> {
  const { actor, t, language } = context
  if (open.length === 0) return undefined
  const from = customer.accountType.description
  const others = types.filter((type) => type.id !== customer.accountTypeId)
  const option = ({ id, description }: { id: string; description: string }) => ({ value: id, label: description })
  return {
    texts: { ...texts(language, 'customerCard'), questionText: t('customerForm.questionText') },
    legend: t('customerCard.openLeadsWhat', { count: open.length }),
    openHeading: t('customerCard.openLead', { count: open.length }),
    openLeads: open.map((lead) => overviewWords(context).line(lead, undefined)),
    reasons: await reasonsForAll(open.map((lead) => lead.accountTypeId)),
    to: Object.fromEntries(others.map((type) => [type.id, wordsTo(type)])),
    cancel: `/customers/${customer.id}`,
  }

  function wordsTo(type: AccountType) {
    const to = type.description
    return {
      question: t('customerForm.question', { from, to, count: open.length }),
      move: t('customerForm.moveTo', { accountType: to }),
      button: t('customerForm.changeTo', { accountType: to }),
      phases: type.leadPhases ? (funnels.get(type.id) ?? []).map(option) : [],
    }
  }

  /** One answer closes all open leads, so its reason must fit the account type of each. */
  async function reasonsForAll(accountTypeIds: string[]) {
    const [first = [], ...rest] = await Promise.all(
      [...new Set(accountTypeIds)].map((accountTypeId) => listReasonsFor(actor, accountTypeId)),
    )
    return first.filter((reason) => rest.every((list) => list.some((one) => one.id === reason.id))).map(option)
  }
}
