'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Draft } from '../form/draft'
import { Form } from '../form/form'
import { SelectField, TextArea, TextField } from '../form/inputs'
import { CustomOfLeadFields } from './custom-of-lead'
import { LeadIds } from './lead-fields'
import type { LeadForm, OverviewBody, OverviewTexts } from './overview-props'

export function JumpForm({
  action,
  form,
  body,
  texts,
}: {
  action: FormAction
  form: LeadForm
  body: Extract<OverviewBody, { kind: 'jump' }>
  texts: OverviewTexts
}) {
  return (
    <MoveCard action={action} form={form} heading={texts.jumpTitle} lead={body.lead} button={texts.jump} texts={texts}>
      <SelectField
        name="leadPhase"
        label={texts.leadPhase}
        className="j-to"
        options={body.phases}
        value={body.chosen}
      />
      {form.custom && <CustomOfLeadFields {...form.custom} />}
      <Why texts={texts} />
    </MoveCard>
  )
}

export function BackForm({
  action,
  form,
  body,
  texts,
}: {
  action: FormAction
  form: LeadForm
  body: Extract<OverviewBody, { kind: 'back' }>
  texts: OverviewTexts
}) {
  return (
    <MoveCard action={action} form={form} heading={body.heading} lead={body.lead} button={texts.back} texts={texts}>
      <input type="hidden" name="leadPhase" value={body.to} />
      <Why texts={texts} />
    </MoveCard>
  )
}

/** What the lead is called, and whose it is. */
export function EditForm({
  action,
  form,
  body,
  texts,
}: {
  action: FormAction
  form: LeadForm
  body: Extract<OverviewBody, { kind: 'edit' }>
  texts: OverviewTexts
}) {
  return (
    <MoveCard action={action} form={form} draft="edit" heading={texts.editTitle} button={texts.save} texts={texts}>
      <TextField
        name="title"
        label={texts.leadTitle}
        note={texts.optional}
        hint={texts.leadTitleHint}
        className="j-to"
        value={body.title}
      />
      <SelectField
        name="owner"
        label={body.label}
        className="j-to"
        options={body.owners}
        value={body.owner}
        empty={body.ofCustomer}
      />
    </MoveCard>
  )
}

const Why = ({ texts }: { texts: OverviewTexts }) => (
  <TextArea name="reason" label={texts.why} note={texts.optional} className="f-note" rows={2} />
)

function MoveCard({
  action,
  form,
  draft = 'move',
  heading,
  lead,
  button,
  texts,
  children,
}: {
  action: FormAction
  form: LeadForm
  /** What is typed is kept as: of forms with other fields apart. */
  draft?: string
  heading: string
  lead?: string
  button: string
  texts: OverviewTexts
  children: React.ReactNode
}) {
  return (
    <section className="card work" aria-labelledby="now">
      <Form action={action} version={form.version} draft={<Draft of={`${draft} ${form.leadId}`} />}>
        <LeadIds form={form} />
        <div className="work-head">
          <h2 id="now">{heading}</h2>
          {lead && <p className="soft">{lead}</p>}
        </div>
        <div className="work-grid">{children}</div>
        <div className="work-go">
          <Button kind="filled">{button}</Button>
          <a className="btn" href={form.here}>
            {texts.cancel}
          </a>
        </div>
      </Form>
    </section>
  )
}
