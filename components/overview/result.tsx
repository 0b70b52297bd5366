'use client'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { SelectField } from '../form/inputs'
import { Icon } from '../icon/icon'
import { LeadIds } from './lead-fields'
import type { LeadForm, OverviewActions, OverviewTexts, ResultProps } from './overview-props'

const icons = { won: 'okc', lost: 'xc', other: 'dash' } as const

/** How a closed lead ended, and what one can do now. */
export function Result({
  result,
  form,
  actions,
  texts,
}: {
  result: ResultProps
  form: LeadForm
  actions: OverviewActions
  texts: OverviewTexts
}) {
  return (
    <section className={`result ${result.outcome}`} aria-labelledby="result">
      <div className="result-main">
        <h2 id="result">
          <Icon name={icons[result.outcome]} /> {result.heading}
        </h2>
        {(result.value || result.recurring) && (
          <p className="result-sum num">
            {result.value && <strong>{result.value}</strong>} {result.recurring && <span>{result.recurring}</span>}
          </p>
        )}
        <p className="soft">{result.because}</p>
        {result.comment && <p className="soft">“{result.comment}”</p>}
        {result.switchTo.length > 0 && (
          <Form action={actions.switchType} version={result.customerVersion} name="switch">
            <input type="hidden" name="customerId" value={form.customerId} />
            <div className="row switch-row">
              <SelectField name="accountType" label={texts.switchType} options={result.switchTo} />
              <Button>{texts.switch}</Button>
            </div>
          </Form>
        )}
      </div>
      <div className="result-go">
        {result.mayStart && <StartButton form={form} actions={actions} label={texts.startNew} />}
        {result.mayReopen && (
          <Form action={actions.reopen} version={form.version} name="reopen">
            <LeadIds form={form} />
            <Button>
              <Icon name="undo" /> {texts.reopen}
            </Button>
          </Form>
        )}
      </div>
    </section>
  )
}

export function StartButton({
  form,
  actions,
  label,
  filled = true,
}: {
  form: Pick<LeadForm, 'customerId'>
  actions: OverviewActions
  label: string
  filled?: boolean
}) {
  return (
    <Form action={actions.start} name="start">
      <input type="hidden" name="customerId" value={form.customerId} />
      <Button kind={filled ? 'filled' : 'plain'}>{label}</Button>
    </Form>
  )
}
