import { customFieldWords } from '@/app/custom-field-words'
import type { Pair } from '@/components/custom-fields/custom-pairs'
import type { CustomOfLead } from '@/components/overview/custom-of-lead'
import type { OverviewBody } from '@/components/overview/overview-props'
import { findValuesOf } from '@/lib/custom-fields/find-values'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import type { LeadPhase } from '@/lib/lead-phases/funnel'
import type { ListedLead } from '@/lib/leads/list-leads'
import { listRequired } from '@/lib/leads/list-required'
import { leftBehind } from '@/lib/leads/required-fields'
import { may } from '@/lib/permissions/permissions'
import type { PageContext } from '@/lib/web/page'

type Asked = { custom?: CustomOfLead; pairs: Pair[] }

/**
 * The custom fields of a lead: as its form asks them, with those of its customer that the phases to be completed
 * require; read only where there is no form, or a customer that one may not change. A jump asks what it needs alone.
 */
export async function customOfLead(
  context: PageContext,
  lead: ListedLead,
  customer: { id: string; version: number; ownerId: string | null },
  funnel: LeadPhase[],
  { kind }: OverviewBody,
): Promise<Asked> {
  const { actor, t } = context
  const fields = inUse(await listCustomFields(actor))
  if (fields.length === 0) return { pairs: [] }
  const [ofLead, ofCustomer, needed, words] = await Promise.all([
    findValuesOf(actor, 'lead', lead.id),
    findValuesOf(actor, 'customer', customer.id),
    listRequired(actor, phasesToComplete(lead, funnel, kind)),
    customFieldWords(context, fields),
  ])
  const [own, its] = (['lead', 'customer'] as const).map((of) => fields.filter(({ subject }) => subject === of)) as [
    typeof fields,
    typeof fields,
  ]
  if (kind === 'back' || kind === 'edit') return { pairs: [] }
  if (kind === 'closed' || kind === 'read') return { pairs: words.pairs(own, ofLead) }
  const asked = kind === 'jump' ? own.filter(({ id }) => needed.has(id)) : own
  const askedOfCustomer = its.filter(({ id }) => needed.has(id) && may(actor, 'customer.edit', customer.ownerId))
  return {
    pairs: [],
    custom: {
      lead: words.inputs(asked, ofLead, needed),
      customer: words.inputs(askedOfCustomer, ofCustomer, needed),
      customerVersion: customer.version,
      ofCustomer: t('customFields.ofCustomer'),
    },
  }
}

/** The phases that the form in view completes: the current one; by a jump or by closing also those on the way. */
function phasesToComplete(lead: ListedLead, funnel: LeadPhase[], kind: OverviewBody['kind']): LeadPhase[] {
  const last = funnel.at(-1)
  if (kind === 'phase' || !last) return [lead.phase]
  return kind === 'closing' ? [...leftBehind({ ...lead, funnel }, last), last] : leftBehind({ ...lead, funnel }, last)
}
