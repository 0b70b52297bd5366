import { daysAhead, tickOf } from '@/app/done-form'
import { dueWords } from '@/app/due-words'
import { ownerOptions } from '@/app/owner-options'
import { OverviewView } from '@/components/overview/overview-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import { findCustomer } from '@/lib/customers/find-customer'
import { texts } from '@/lib/i18n/translate'
import { findFunnel, isComplete } from '@/lib/lead-phases/funnel'
import { type ListedLead, listLeads } from '@/lib/leads/list-leads'
import { listPhaseRecords } from '@/lib/leads/list-phase-records'
import { findStalledLimit } from '@/lib/leads/stalled'
import { stepsOf } from '@/lib/leads/steps-view'
import { may } from '@/lib/permissions/permissions'
import { Missing } from '@/lib/refusal'
import { page } from '@/lib/web/page'
import { cardOf } from '../card'
import { back, complete, edit, jump, reopen, saveClosing, savePhase, start, switchType } from './actions'
import { customOfLead } from './custom-of-lead'
import { overviewWords } from './overview-props'
import { recentActivity } from './recent-activity'

const actions = { complete, edit, savePhase, saveClosing, jump, back, reopen, start, switchType }

export default page('customers', async (context) => {
  const { actor, t, frame, language, session, query, id } = context
  const customer = await findCustomer(actor, id())
  const words = overviewWords(context)
  const all = await listLeads(actor, customer.id)
  const wished = query.get('lead')
  const lead = wished ? all.find((one) => one.id === wished) : all[0]
  if (wished && !lead) throw new Missing()
  if (!session.organization.funnelOn) throw new Missing()
  const owner = lead?.ownerId ?? customer.ownerId
  const funnel = await findFunnel(actor, lead?.accountTypeId ?? customer.accountTypeId)
  const mayStart =
    may(actor, 'lead.start', customer.ownerId) &&
    customer.accountType.leadPhases &&
    !customer.archivedAt &&
    isComplete(funnel)
  const open = all.filter((one) => one.state === 'open')
  const [shown, activity] = await Promise.all([
    leadInView(),
    query.get('move') ? undefined : recentActivity(context, customer, lead?.id),
  ])
  return (
    <OverviewView
      frame={frame}
      card={cardOf(customer, context)}
      actions={actions}
      texts={texts(language, 'overview')}
      more={t('customFields.more')}
      none={t('customerCard.none')}
      title={t('overview.title', { customer: customer.name })}
      lead={shown}
      empty={lead ? undefined : emptyView()}
      open={open.map((one) => words.line(one, lead?.id))}
      closed={all
        .filter((one) => one.state === 'closed' && one.id !== lead?.id)
        .map((one) => words.line(one, lead?.id))}
      openSum={t('overview.openLeadsSum', { count: open.length })}
      activity={activity}
    />
  )

  async function leadInView() {
    if (!lead) return undefined
    const [records, reasons, stalledAfter] = await Promise.all([
      listPhaseRecords(actor, lead.id),
      listReasonsFor(actor, lead.accountTypeId),
      lead.state === 'open' ? findStalledLimit(actor, lead.leadPhaseId) : undefined,
    ])
    const closed = lead.state === 'closed'
    const writes = may(actor, 'lead.record', owner)
    const move = query.get('move')
    const edits = move === 'edit' && writes && !closed
    const body = edits ? await editBody(lead) : words.body(lead, funnel, reasons, move)
    const target = body.kind === 'jump' ? body.chosen : undefined
    const shownAs = closed ? ({ kind: 'closed' } as const) : writes ? body : ({ kind: 'read' } as const)
    const { custom, pairs } = await customOfLead(context, lead, customer, funnel, shownAs)
    // The form of its phase, where the page asks nothing about it.
    const rests = shownAs.kind === 'phase' || (shownAs.kind === 'closing' && shownAs.fromClosingPhase)
    const phases = funnel.some((phase) => phase.id === lead.leadPhaseId) ? funnel : [lead.phase, ...funnel]
    return {
      title: lead.title,
      owner:
        lead.ownerId === null || lead.ownerId === customer.ownerId || (writes && !closed && !rests)
          ? null
          : t('overview.ownerOfLead', { owner: lead.ownerName }),
      editAt: rests ? `/customers/${customer.id}/overview?lead=${lead.id}&move=edit` : undefined,
      steps: words.steps(
        stepsOf({ ...lead, outcome: lead.reason?.outcome }, phases, records, session.organization.timeZone, target),
        Boolean(target),
      ),
      stalled: words.stalled(lead, stalledAfter),
      form: { ...words.form(lead, lead.version), custom },
      pairs,
      planned: rests ? plannedOf(lead) : undefined,
      body: shownAs,
      records: words.records(records),
      result: closed
        ? {
            ...words.result(lead),
            mayReopen: !customer.archivedAt && may(actor, 'lead.reopen', owner),
            mayStart,
            switchTo: await switchTo(),
            customerVersion: customer.version,
          }
        : undefined,
    }
  }

  async function editBody(lead: ListedLead) {
    return {
      ...{ kind: 'edit' as const, title: lead.title, owner: lead.ownerId, owners: await ownerOptions(context, lead) },
      ...{ label: t('fields.owner'), ofCustomer: t('overview.customersOwner') },
    }
  }

  /** The next action with the form that ticks it off. */
  function plannedOf({ id: leadId, version, nextAction, nextActionOn }: ListedLead) {
    const answered = query.get('done') === leadId
    if (!nextAction && !nextActionOn && !answered) return undefined
    const answersAt = `/customers/${customer.id}/overview?lead=${leadId}&done=${leadId}`
    const what = nextAction ?? t('today.untold')
    const label = t('today.doneWhat', { what, customer: customer.name })
    return {
      what,
      due: dueWords(context)(nextActionOn),
      done: {
        ...{ customerId: customer.id, leadId, version, answersAt },
        ...{ tick: tickOf(context, leadId, label), days: daysAhead(context) },
      },
      texts: texts(language, 'today'),
    }
  }

  /** After won: the account types without lead phases, for a customer who still has one with. */
  async function switchTo() {
    const offered =
      lead?.reason?.outcome === 'won' &&
      open.length === 0 &&
      customer.accountType.leadPhases &&
      may(actor, 'customer.edit', customer.ownerId)
    if (!offered) return []
    const types = await listAccountTypes(actor)
    return types.filter((type) => !type.leadPhases).map((type) => ({ value: type.id, label: type.description }))
  }

  function emptyView() {
    const name = { accountType: customer.accountType.description }
    const off = !customer.accountType.leadPhases
    return {
      customerId: customer.id,
      mayStart,
      heading: t(off ? 'overview.offTitle' : 'overview.emptyTitle'),
      text: t(off ? 'overview.offText' : isComplete(funnel) ? 'overview.emptyText' : 'overview.incomplete', name),
    }
  }
})
