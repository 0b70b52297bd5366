'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Draft } from '../form/draft'
import { FieldError, useField } from '../form/field'
import { Form } from '../form/form'
import { TextArea } from '../form/inputs'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'
import { CustomOfLeadFields } from './custom-of-lead'
import { LeadIds, MoneyFields } from './lead-fields'
import type { LeadForm, OverviewBody, OverviewTexts, ReasonGroup } from './overview-props'

/** Asks how it ended. What follows is said for the outcome that is chosen, by CSS alone. */
export function ClosingForm({
  action,
  form,
  body,
  texts,
}: {
  action: FormAction
  form: LeadForm
  body: Extract<OverviewBody, { kind: 'closing' }>
  texts: OverviewTexts
}) {
  const kept = form.inputs
  return (
    <section className="card work" aria-labelledby="now">
      <Form action={action} version={form.version} draft={<Draft of={`closing ${form.leadId}`} />}>
        <LeadIds form={form} />
        <input type="hidden" name="score" value={kept.score ?? ''} />
        <input type="hidden" name="nextAction" value={kept.nextAction ?? ''} />
        <input type="hidden" name="nextActionOn" value={kept.nextActionOn ?? ''} />
        <div className="card-head work-head">
          <h2 id="now">{texts.howDidItEnd}</h2>
          <p className="small muted">{body.where}</p>
        </div>
        {body.groups.length === 0 ? (
          <p className="notice warn">{texts.noReasons}</p>
        ) : (
          <Reasons groups={body.groups} texts={texts} />
        )}
        <div className="work-grid close-grid">
          <MoneyFields form={form} expected={texts.finalValue} recurring={texts.finalRecurring} />
          {form.custom && <CustomOfLeadFields {...form.custom} />}
          <TextArea name="comment" label={texts.comment} note={texts.optional} className="f-note" rows={2} />
          <input type="hidden" name="note" value={kept.note ?? ''} />
          <div className="after">
            <h3>{texts.whenYouClose}</h3>
            {(['Won', 'Lost', 'Other'] as const).map((outcome) => (
              <ul key={outcome} className={`after-${outcome.toLowerCase()}`}>
                <li>{texts[`after${outcome}`]}</li>
                {!body.fromClosingPhase && <li>{texts.afterJump}</li>}
                <li>{texts.afterKept}</li>
              </ul>
            ))}
          </div>
        </div>
        <div className="work-go">
          <Button kind="filled" name="do" value="close">
            {texts.closeLead}
          </Button>
          {body.fromClosingPhase ? (
            <Button name="do" value="save">
              {texts.saveDecideLater}
            </Button>
          ) : (
            <a className="btn" href={form.here}>
              {texts.cancel}
            </a>
          )}
        </div>
        {body.fromClosingPhase && (
          <div className="work-more">
            <Button kind="quiet" name="do" value="back">
              <Icon name="back" /> {texts.backOne}
            </Button>
          </div>
        )}
      </Form>
    </section>
  )
}

const icons: Record<ReasonGroup['outcome'], IconName> = { won: 'okc', lost: 'xc', other: 'dash' }

function Reasons({ groups, texts }: { groups: ReasonGroup[]; texts: OverviewTexts }) {
  const { id, error, typed } = useField('closingReason')
  return (
    <div
      className="reasons"
      role="radiogroup"
      aria-label={texts.closingReason}
      aria-describedby={error && `${id}-error`}
      id={id}
      tabIndex={-1}
    >
      <FieldError id={id} error={error} />
      {groups.map((group) => (
        <fieldset key={group.outcome}>
          <legend>
            <Icon name={icons[group.outcome]} /> {group.label}
          </legend>
          <div>
            {group.reasons.map((reason) => (
              <label key={reason.value} className={`reason ${group.outcome}`}>
                <input type="radio" name="closingReason" value={reason.value} defaultChecked={typed === reason.value} />
                <span>
                  <strong>{reason.label}</strong>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
