'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { RadioCards, TickBox } from '../form/choices'
import { Form } from '../form/form'
import { SelectField } from '../form/inputs'
import type { Option } from '../form/options'
import { Icon } from '../icon/icon'
import { type ImportFrame, ImportPage } from './import-page'
import { type MatchColumn, MatchColumns } from './match-columns'
import { MatchValues, type ValuesProps } from './match-values'

type Choice = { value: string; options: Option[] }

export type MatchProps = ImportFrame & {
  importId: string
  about: string
  columns: MatchColumn[]
  targets: Option[]
  values: ValuesProps[]
  /** The columns and funnel whose values are on the page. */
  shown: string
  /** The columns were chosen a moment ago: their values come next. */
  valuesNow: boolean
  choices: Record<'dateFormat' | 'numberFormat' | 'funnel' | 'accountType' | 'missingDay' | 'alike', Choice>
  createCustomers: boolean
  update: { value: string; options: (Option & { text: string })[] }
  /** Says from which earlier file the choices are. */
  earlier: string | null
  check: string
  action: FormAction
}

/** Second step: where each column goes, and what the values of some columns mean. */
export function MatchView(props: MatchProps) {
  const { texts, importId, about, columns, targets, values, shown, valuesNow, choices, action } = props
  return (
    <ImportPage {...props}>
      <Form action={action} className="imp">
        <input type="hidden" name="importId" value={importId} />
        <input type="hidden" name="shown" value={shown} />
        {props.earlier && (
          <p className="notice info">
            <Icon name="okc" />
            <span>
              {props.earlier} <a href={`/import/${importId}?over=1`}>{texts.matchStartOver}</a>
            </span>
          </p>
        )}
        <MatchColumns about={about} texts={texts} columns={columns} targets={targets} />
        <section className="card sheet" aria-labelledby="options">
          <div className="card-head">
            <h2 id="options">{texts.matchOptions}</h2>
          </div>
          <div className="import-set">
            <SelectField name="dateFormat" label={texts.matchDateFormat} {...choices.dateFormat} />
            <SelectField name="numberFormat" label={texts.matchNumberFormat} {...choices.numberFormat} />
            <SelectField name="missingDay" label={texts.matchMissingDay} {...choices.missingDay} />
            <SelectField name="funnel" label={texts.matchFunnel} {...choices.funnel} empty={texts.matchNoLeads} />
            <SelectField name="accountType" label={texts.matchAccountType} {...choices.accountType} />
            <SelectField name="alike" label={texts.matchAlike} {...choices.alike} />
          </div>
          <div className="import-known">
            <RadioCards name="update" legend={texts.matchUpdate} {...props.update} />
            <TickBox
              name="createCustomers"
              label={texts.matchCreate}
              hint={texts.matchCreateHint}
              ticked={props.createCustomers}
            />
          </div>
        </section>
        <div className="imp" id="values">
          {valuesNow && (
            <p className="notice warn" role="status">
              <Icon name="alert" />
              {texts.matchValuesNow}
            </p>
          )}
          {values.map((one) => (
            <MatchValues key={one.kind} {...one} texts={texts} />
          ))}
        </div>
        <div className="go-bar">
          <Button kind="filled" name="do" value="check">
            {props.check}
          </Button>
          <Button name="do" value="values">
            {texts.matchAgain}
          </Button>
          <a className="btn btn-quiet desk" href="/import">
            {texts.matchOther}
          </a>
          <span className="hint">{texts.matchNothingYet}</span>
        </div>
      </Form>
    </ImportPage>
  )
}
