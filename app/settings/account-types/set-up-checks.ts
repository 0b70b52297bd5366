import type { Check } from '@/components/settings/checks'
import type { AccountType } from '@/lib/account-types/list-account-types'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import { setUpCheck } from '@/lib/lead-phases/set-up-check'
import type { FormAction } from '@/lib/web/form-state'
import type { PageContext } from '@/lib/web/page'

/** What to look at in a funnel, each with what solves it: a link, or the form that numbers the phases anew. */
export function setUpChecks(
  { t }: PageContext,
  { id, version, description }: AccountType,
  funnel: LeadPhase[],
  reasonCount: number,
  renumber?: FormAction,
): Check[] {
  const phases = `/settings/account-types/${id}/phases`
  const order = renumber
    ? { label: t('accountTypes.renumber'), form: { action: renumber, version, hidden: { accountTypeId: id } } }
    : { label: t('accountTypes.solvePhases'), href: phases }
  const solutions = {
    noInitial: { label: t('accountTypes.addInitial'), href: `${phases}?add=initial#edit` },
    noClosing: { label: t('accountTypes.addClosing'), href: `${phases}?add=closing#edit` },
    noReasons: { label: t('accountTypes.solveReasons'), href: '/settings/closing-reasons#edit' },
    orderShared: order,
    orderWrong: order,
  }
  return setUpCheck(funnel, reasonCount).map((issue) => ({
    key: `${id} ${issue}`,
    text: t(`accountTypes.${issue}`, { name: description }),
    ...solutions[issue],
  }))
}
