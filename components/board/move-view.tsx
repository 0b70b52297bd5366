'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { ClosingForm } from '../overview/closing-form'
import { LeadIds } from '../overview/lead-fields'
import { BackForm, JumpForm } from '../overview/move-forms'
import type { LeadForm, OverviewBody, OverviewTexts } from '../overview/overview-props'

type MoveProps = {
  frame: FrameProps
  texts: OverviewTexts
  title: string
  back: { href: string; label: string }
  form: LeadForm
  body: OverviewBody
  /** Into a closing phase without closing yet. */
  later: { phaseId: string; label: string; text: string } | null
  actions: Record<'close' | 'move' | 'back', FormAction>
}

/** What a move asks for, in the forms of the Overview tab; leads back to the board. */
export function MoveView({ frame, texts, title, back, form, body, later, actions }: MoveProps) {
  return (
    <Page frame={frame} title={title} back={back} className="board-move">
      <Crumb {...back} />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      {body.kind === 'closing' && <ClosingForm action={actions.close} form={form} body={body} texts={texts} />}
      {body.kind === 'jump' && <JumpForm action={actions.move} form={form} body={body} texts={texts} />}
      {body.kind === 'back' && <BackForm action={actions.back} form={form} body={body} texts={texts} />}
      {later && (
        <Form action={actions.move} version={form.version} name="later" className="card later">
          <LeadIds form={{ ...form, hidden: { back: back.href, leadPhase: later.phaseId } }} />
          <p className="soft">{later.text}</p>
          <Button>{later.label}</Button>
        </Form>
      )}
    </Page>
  )
}
