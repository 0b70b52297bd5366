'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Draft } from '../form/draft'
import { Form } from '../form/form'
import { Icon } from '../icon/icon'
import { CustomOfLeadFields } from './custom-of-lead'
import { LeadIds, MoneyFields, NoteField, PlanFields, ScoreField } from './lead-fields'
import type { LeadForm, OverviewBody, OverviewTexts } from './overview-props'

/** Weighs the current phase. The first button is a hidden Save, so that Enter saves and never advances. */
export function PhaseForm({
  action,
  form,
  body,
  texts,
}: {
  action: FormAction
  form: LeadForm
  body: Extract<OverviewBody, { kind: 'phase' }>
  texts: OverviewTexts
}) {
  return (
    <section className="card work" aria-labelledby="now">
      <Form action={action} version={form.version} draft={<Draft of={`lead ${form.leadId}`} />}>
        <LeadIds form={form} />
        {body.next && <input type="hidden" name="leadPhase" value={body.next.id} />}
        <button className="vh" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true">
          {texts.save}
        </button>
        <div className="card-head work-head">
          <h2 id="now">{body.heading}</h2>
          <p className="small muted">{body.where}</p>
        </div>
        <div className="work-grid">
          <ScoreField form={form} texts={texts} />
          <MoneyFields form={form} expected={texts.expectedValue} recurring={texts.recurringValue} />
          <PlanFields form={form} texts={texts} />
          <NoteField form={form} texts={texts} />
          {form.custom && <CustomOfLeadFields {...form.custom} />}
        </div>
        <div className="work-go">
          {body.next && (
            <Button kind="filled" name="do" value="complete">
              <span>
                {texts.completePhase}{' '}
                <span className="nowrap">
                  <Icon name="arrow" /> {body.next.name}
                </span>
              </span>
            </Button>
          )}
          <Button name="do" value="save">
            {texts.save}
          </Button>
        </div>
        <div className="work-more">
          {body.mayGoBack && (
            <Button kind="quiet" name="do" value="back">
              <Icon name="back" /> {texts.backOne}
            </Button>
          )}
          {body.mayJump && (
            <Button kind="quiet" name="do" value="jump">
              <Icon name="jump" /> {texts.jumpForward}
            </Button>
          )}
          <Button kind="quiet" name="do" value="close">
            {texts.closeLost}
          </Button>
        </div>
      </Form>
    </section>
  )
}
