'use server'
import { z } from 'zod'
import { DoneForm } from '@/app/done-form'
import { type CustomField, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import type { Reading } from '@/lib/format/reading'
import { ChangeAccountType, changeAccountType } from '@/lib/leads/change-account-type'
import { CloseLead, closeLead } from '@/lib/leads/close-lead'
import { completeNextAction } from '@/lib/leads/complete-next-action'
import { CompletePhase, completePhase } from '@/lib/leads/complete-phase'
import { EditLead, editLead } from '@/lib/leads/edit-lead'
import { GoBack, goBack } from '@/lib/leads/go-back'
import { JumpForward, jumpForward } from '@/lib/leads/jump-forward'
import { RecordPhase, recordPhase } from '@/lib/leads/record-phase'
import { ReopenLead, reopenLead } from '@/lib/leads/reopen-lead'
import { StartLead, startLead } from '@/lib/leads/start-lead'
import type { Actor } from '@/lib/permissions/actor'
import { formAction } from '@/lib/web/form-action'

const page = { customerId: z.uuid() }
const overviewOf = (input: { customerId: string; leadId?: string }, move = '') =>
  `/customers/${input.customerId}/overview${input.leadId ? `?lead=${input.leadId}${move && `&move=${move}`}` : ''}`

const PhaseForm = (read: Reading, fields: CustomField[]) =>
  CompletePhase(read, fields).extend({ ...page, do: z.enum(['save', 'complete', 'back', 'jump', 'close']) })

type PhaseForm = z.output<ReturnType<typeof PhaseForm>>

/** Each button of the phase form keeps what was typed; complete goes on, the others lead to a page that asks. */
async function leavePhase(actor: Actor, input: PhaseForm) {
  return input.do === 'complete' ? completePhase(actor, input) : recordPhase(actor, input)
}

export const savePhase = formAction(
  async (read, actor) => PhaseForm(read, await listCustomFields(actor)),
  leavePhase,
  (input) => {
    if (input.do === 'complete') return { to: overviewOf(input), flash: 'phaseCompleted' }
    return input.do === 'save' ? { to: overviewOf(input), flash: 'saved' } : { to: overviewOf(input, input.do) }
  },
  { drawnAnew: true },
)

export const complete = formAction(DoneForm, completeNextAction, (input) => ({
  to: overviewOf(input),
  flash: 'nextActionCompleted',
}))

const ClosingForm = (read: Reading, fields: CustomField[]) =>
  z.discriminatedUnion('do', [
    CloseLead(read, fields).extend({ ...page, do: z.literal('close') }),
    RecordPhase(read, fields).extend({ ...page, do: z.enum(['save', 'back']) }),
  ])

async function closeOrKeep(actor: Actor, input: z.output<ReturnType<typeof ClosingForm>>) {
  return input.do === 'close' ? closeLead(actor, input) : recordPhase(actor, input)
}

export const saveClosing = formAction(
  async (read, actor) => ClosingForm(read, await listCustomFields(actor)),
  closeOrKeep,
  (input) => {
    if (input.do === 'close') return { to: overviewOf(input), flash: 'leadClosed' }
    return input.do === 'back' ? { to: overviewOf(input, 'back') } : { to: overviewOf(input), flash: 'saved' }
  },
  { drawnAnew: true },
)

export const jump = formAction(
  async (read, actor) => JumpForward(read, await listCustomFields(actor)).extend(page),
  jumpForward,
  (input) => ({ to: overviewOf(input), flash: 'jumped' }),
  { drawnAnew: true },
)

export const back = formAction(
  (read) => GoBack(read).extend(page),
  goBack,
  (input) => ({ to: overviewOf(input), flash: 'returned' }),
  { drawnAnew: true },
)

export const edit = formAction(
  (read) => EditLead(read).extend(page),
  editLead,
  (input) => ({ to: overviewOf(input), flash: 'saved' }),
  { drawnAnew: true },
)

export const reopen = formAction(ReopenLead.extend(page), reopenLead, (input) => ({
  to: overviewOf(input),
  flash: 'reopened',
}))

export const start = formAction(StartLead, startLead, (input, change) => ({
  to: overviewOf({ customerId: input.customerId, leadId: change?.entityId }),
  flash: 'leadStarted',
}))

export const switchType = formAction(
  (read) => ChangeAccountType(read).extend(page),
  changeAccountType,
  (input) => ({ to: `/customers/${input.customerId}`, flash: 'accountTypeChanged' }),
)
