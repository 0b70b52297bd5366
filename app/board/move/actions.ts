'use server'
import { z } from 'zod'
import { moveHref } from '@/components/board/move-href'
import { type CustomField, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import type { Reading } from '@/lib/format/reading'
import { CloseLead, closeLead } from '@/lib/leads/close-lead'
import { GoBack, goBack } from '@/lib/leads/go-back'
import { MoveToPhase, moveToPhase } from '@/lib/leads/move-to-phase'
import { RecordPhase, recordPhase } from '@/lib/leads/record-phase'
import type { Actor } from '@/lib/permissions/actor'
import { formAction } from '@/lib/web/form-action'
import { boardPath } from '../moved-card'

const board = { back: boardPath }

const ClosingForm = (read: Reading, fields: CustomField[]) =>
  z.discriminatedUnion('do', [
    CloseLead(read, fields).extend({ ...board, do: z.literal('close') }),
    RecordPhase(read, fields).extend({ ...board, previous: z.uuid().optional(), do: z.enum(['save', 'back']) }),
  ])

async function closeOrKeep(actor: Actor, input: z.output<ReturnType<typeof ClosingForm>>) {
  return input.do === 'close' ? closeLead(actor, input) : recordPhase(actor, input)
}

/** Closes the lead, or keeps what was typed: to decide later, or to go back from here. */
export const close = formAction(
  async (read, actor) => ClosingForm(read, await listCustomFields(actor)),
  closeOrKeep,
  (input) => {
    if (input.do === 'close') return { to: input.back, flash: 'leadClosed' }
    if (input.do === 'back') return { to: moveHref(input.back, input.leadId, input.previous) }
    return { to: input.back, flash: 'saved' }
  },
)

export const move = formAction(
  async (read, actor) => MoveToPhase(read, await listCustomFields(actor)).extend(board),
  moveToPhase,
  ({ back }) => ({ to: back, flash: 'moved' }),
)

export const goBackOne = formAction(
  (read) => GoBack(read).extend(board),
  goBack,
  ({ back }) => ({ to: back, flash: 'returned' }),
)
