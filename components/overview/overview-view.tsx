'use client'
import { RecentActivity, type RecentActivityProps } from '../activities/recent-activity'
import { type Pair, Pairs } from '../custom-fields/custom-pairs'
import { CardPage, type CardProps } from '../customer-card/card-page'
import { Button } from '../form/button'
import { Disclosure } from '../form/disclosure'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import type { FrameProps } from '../frame/frame-props'
import { ClosingForm } from './closing-form'
import { BackForm, EditForm, JumpForm } from './move-forms'
import type {
  LeadForm,
  LeadLine,
  OverviewActions,
  OverviewBody,
  OverviewTexts,
  RecordProps,
  ResultProps,
  StepProps,
} from './overview-props'
import { PhaseForm } from './phase-form'
import { Planned, type PlannedProps } from './planned'
import { LeadLines, Records } from './records'
import { Result } from './result'
import { Stepper } from './stepper'

export type OverviewProps = {
  frame: FrameProps
  card: CardProps
  actions: OverviewActions
  texts: OverviewTexts
  /** Over the custom fields where they are read only, and what an empty one is called. */
  more: string
  none: string
  title: string
  /** The lead in view; without one, why there is none and whether one can be started. */
  lead?: {
    title: string | null
    /** Whose it is, where that is not its customer's owner and the page asks nothing. */
    owner: string | null
    /** Where its title and owner are changed; undefined where the page asks something, or nothing may be changed. */
    editAt?: string
    steps: StepProps[]
    stalled: string | null
    form: LeadForm
    /** The custom fields where no form asks them. */
    pairs: Pair[]
    /** What is to be done next and can be ticked off here. */
    planned?: PlannedProps
    body: OverviewBody
    result?: ResultProps
    records: RecordProps[]
  }
  empty?: { heading: string; text: string; customerId: string; mayStart: boolean }
  open: LeadLine[]
  closed: LeadLine[]
  openSum: string
  /** The last of the timeline; undefined where the page asks something. */
  activity?: RecentActivityProps
}

/**
 * The Overview tab: the whole funnel of one lead, what to do in its current phase, and the other leads. Keys by lead keep
 * what was typed for one out of the forms of another, which the page may show by the time it is drawn anew.
 */
export function OverviewView({
  frame,
  card,
  actions,
  texts,
  more,
  none,
  title,
  lead,
  empty,
  open,
  closed,
  openSum,
  activity,
}: OverviewProps) {
  return (
    <CardPage frame={frame} card={card} title={title} tab="overview">
      {open.length > 1 && <LeadLines id="open-leads" heading={texts.openLeads} leads={open} sum={openSum} />}
      {lead?.result && (
        <Result key={lead.form.leadId} result={lead.result} form={lead.form} actions={actions} texts={texts} />
      )}
      {lead && (
        <section className="funnel card" aria-labelledby="funnel">
          <h2 id="funnel" className={lead.title ? 'funnel-title' : 'vh'}>
            {lead.title ?? texts.funnel}
          </h2>
          <Stepper steps={lead.steps} texts={texts} />
          {lead.stalled && <p className="notice warn">{lead.stalled}</p>}
        </section>
      )}
      {lead?.planned && <Planned key={lead.form.leadId} {...lead.planned} action={actions.complete} />}
      {empty && <Empty empty={empty} actions={actions} texts={texts} />}
      <div className="cols">
        <div className="cols-main">
          {lead && <Body key={lead.form.leadId} lead={lead} actions={actions} texts={texts} />}
          {lead && lead.pairs.length > 0 && (
            <section className="card pairs" aria-labelledby="more">
              <div className="card-head">
                <h2 id="more">{more}</h2>
              </div>
              <Pairs pairs={lead.pairs} none={none} />
            </section>
          )}
          {lead?.owner && <p className="lead-owner soft">{lead.owner}</p>}
          {lead?.editAt && (
            <>
              <a className="lead-edit" href={lead.editAt}>
                {texts.editLead}
              </a>
              <StartAnother customerId={lead.form.customerId} actions={actions} texts={texts} />
            </>
          )}
          <LeadLines id="closed-leads" heading={texts.closedLeads} leads={closed} />
        </div>
        <div className="side">
          {activity && <RecentActivity {...activity} />}
          {lead && <Records records={lead.records} texts={texts} />}
        </div>
      </div>
    </CardPage>
  )
}

function Body({
  lead,
  actions,
  texts,
}: {
  lead: NonNullable<OverviewProps['lead']>
  actions: OverviewActions
  texts: OverviewTexts
}) {
  const { body, form } = lead
  if (body.kind === 'phase') return <PhaseForm action={actions.savePhase} form={form} body={body} texts={texts} />
  if (body.kind === 'closing') return <ClosingForm action={actions.saveClosing} form={form} body={body} texts={texts} />
  if (body.kind === 'jump') return <JumpForm action={actions.jump} form={form} body={body} texts={texts} />
  if (body.kind === 'edit') return <EditForm action={actions.edit} form={form} body={body} texts={texts} />
  if (body.kind === 'back') return <BackForm action={actions.back} form={form} body={body} texts={texts} />
  return body.kind === 'read' ? <p className="soft">{texts.readOnly}</p> : null
}

function Empty({
  empty,
  actions,
  texts,
}: {
  empty: NonNullable<OverviewProps['empty']>
  actions: OverviewActions
  texts: OverviewTexts
}) {
  return (
    <section className="calm-box" aria-labelledby="empty">
      <h2 id="empty">{empty.heading}</h2>
      <p className="soft">{empty.text}</p>
      {empty.mayStart && <StartForm customerId={empty.customerId} actions={actions} texts={texts} />}
    </section>
  )
}

function StartAnother({
  customerId,
  actions,
  texts,
}: {
  customerId: string
  actions: OverviewActions
  texts: OverviewTexts
}) {
  return (
    <Form action={actions.start} name="start" className="start-another">
      <input type="hidden" name="customerId" value={customerId} />
      <Disclosure label={`${texts.startNew}…`}>
        <StartFields texts={texts} kind="plain" />
      </Disclosure>
    </Form>
  )
}

function StartForm({
  customerId,
  actions,
  texts,
}: {
  customerId: string
  actions: OverviewActions
  texts: OverviewTexts
}) {
  return (
    <Form action={actions.start} name="start" className="start-form">
      <input type="hidden" name="customerId" value={customerId} />
      <StartFields texts={texts} kind="filled" />
    </Form>
  )
}

function StartFields({ texts, kind }: { texts: OverviewTexts; kind: 'filled' | 'plain' }) {
  return (
    <>
      <TextField name="title" label={texts.leadTitle} note={texts.optional} hint={texts.leadTitleHint} />
      <Button kind={kind}>{texts.startLead}</Button>
    </>
  )
}
