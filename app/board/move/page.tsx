import { redirect } from 'next/navigation'
import { MoveView } from '@/components/board/move-view'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import { findCustomer } from '@/lib/customers/find-customer'
import { texts } from '@/lib/i18n/translate'
import { findFunnel } from '@/lib/lead-phases/funnel'
import { previousPhase } from '@/lib/leads/complete-phase'
import { findLead } from '@/lib/leads/list-leads'
import { wayTo } from '@/lib/leads/move-to-phase'
import { may } from '@/lib/permissions/permissions'
import { Missing, Refusal } from '@/lib/refusal'
import { page } from '@/lib/web/page'
import { customOfLead } from '../../customers/[id]/overview/custom-of-lead'
import { overviewWords } from '../../customers/[id]/overview/overview-props'
import { boardPath } from '../moved-card'
import { close, goBackOne, move } from './actions'

/** Asks for what a move of a card needs: the closing reason, the phase to jump to, or why it goes back. */
export default page('board', async (context) => {
  const { actor, t, frame, language, session, query, idIn } = context
  if (!session.organization.funnelOn) throw new Missing()
  const [wished, target] = [idIn('lead'), idIn('phase')]
  if (!wished || (query.get('phase') && !target)) throw new Missing()
  const lead = await findLead(actor, wished)
  const customer = await findCustomer(actor, lead.customerId)
  if (!may(actor, 'lead.completePhase', lead.ownerId ?? customer.ownerId)) throw new Refusal('forbidden')
  if (lead.state === 'closed') redirect(`/customers/${customer.id}/overview?lead=${lead.id}`)
  const [funnel, reasons] = await Promise.all([
    findFunnel(actor, lead.accountTypeId),
    listReasonsFor(actor, lead.accountTypeId),
  ])
  const place = { phase: lead.phase, funnel }
  const phase = target ? (funnel.find(({ id }) => id === target) ?? lead.phase) : undefined
  const way = target ? wayTo(target, place) : 'jump'
  const isHere = target === lead.leadPhaseId
  const closes = phase?.phaseType === 'closing' && (isHere || way === 'jump' || way === 'complete')
  if (!way && !closes) throw new Missing()
  const words = overviewWords(context)
  const body = words.body(lead, funnel, reasons, closes ? 'close' : way === 'back' ? 'back' : 'jump')
  const { custom } = await customOfLead(context, lead, customer, funnel, body)
  const name = customer.name
  const to = phase?.description ?? ''
  const back = boardPath.parse(query.get('back'))
  const previous = previousPhase(place)?.id
  return (
    <MoveView
      frame={frame}
      texts={texts(language, 'overview')}
      title={
        closes
          ? t('board.closeTitle', { customer: name })
          : phase
            ? t('board.moveTitle', { customer: name, phase: to })
            : t('board.jumpTitle', { customer: name })
      }
      back={{ href: back, label: t('board.title') }}
      form={{
        ...words.form(lead, lead.version),
        custom,
        here: back,
        hidden: { back, ...(closes && !isHere ? { leadPhase: phase.id } : {}), ...(previous ? { previous } : {}) },
      }}
      body={body.kind === 'jump' && target ? { ...body, chosen: target } : body}
      later={
        closes && !isHere
          ? {
              phaseId: phase.id,
              label: t('board.moveOnly', { phase: to }),
              text: t('board.moveOnlyText', { phase: to }),
            }
          : null
      }
      actions={{ close, move, back: goBackOne }}
    />
  )
})
