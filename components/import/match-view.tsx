'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { TickBox } from '../form/choices'
import { Form, useForm } from '../form/form'
import { SelectField } from '../form/inputs'
import { type Option, type OptionGroup, Options } from '../form/options'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { ImportSteps } from './import-steps'

export type MatchColumn = { at: number; name: string; filled: string; samples: string; target: string }
export type MatchValues = {
  kind: string
  heading: string
  empty: string
  options: (Option | OptionGroup)[]
  values: { value: string; count: string; chosen: string }[]
}

export type MatchProps = {
  frame: FrameProps
  title: string
  texts: Messages['imports']
  steps: string[]
  importId: string
  columns: MatchColumn[]
  targets: Option[]
  values: MatchValues[]
  dateFormats: Option[]
  dateFormat: string
  accountTypes: Option[]
  accountType: string
  funnels: Option[]
  funnel: string
  createCustomers: boolean
  action: FormAction
}

/** Second step: where each column goes, and what the values of some columns mean. */
export function MatchView(props: MatchProps) {
  const { frame, title, texts, steps, importId, columns, values, action } = props
  return (
    <Page frame={frame} title={title} back={{ href: '/import', label: texts.title }}>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <p className="set-lead">{texts.matchLead}</p>
      <ImportSteps at={2} labels={steps} label={texts.steps} />
      <Form action={action} className="form-stack">
        <input type="hidden" name="importId" value={importId} />
        <input type="hidden" name="columnCount" value={columns.length} />
        <Columns {...props} />
        <section className="card form-part" aria-labelledby="options">
          <h2 id="options">{texts.options}</h2>
          <div className="two">
            <SelectField
              name="dateFormat"
              label={texts.dateFormat}
              options={props.dateFormats}
              value={props.dateFormat}
            />
            <SelectField
              name="funnel"
              label={texts.funnel}
              options={props.funnels}
              value={props.funnel}
              empty={texts.noLeads}
            />
          </div>
          <SelectField
            name="accountType"
            label={texts.accountType}
            options={props.accountTypes}
            value={props.accountType}
          />
          <TickBox
            name="createCustomers"
            label={texts.createCustomers}
            hint={texts.createHint}
            ticked={props.createCustomers}
          />
        </section>
        {values.map((one) => (
          <Values key={one.kind} {...one} />
        ))}
        <div className="go-bar form-go">
          <Button kind="filled" name="do" value="check">
            {texts.check}
          </Button>
          <Button name="do" value="values">
            {texts.matchAgain}
          </Button>
        </div>
      </Form>
    </Page>
  )
}

function Columns({ texts, columns, targets }: MatchProps) {
  return (
    <section className="card form-part" aria-labelledby="columns">
      <h2 id="columns">{texts.columns}</h2>
      <table className="data choices">
        <caption className="vh">{texts.columns}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.column}</th>
            <th scope="col" className="num">
              {texts.filled}
            </th>
            <th scope="col">{texts.samples}</th>
            <th scope="col">{texts.goesTo}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.at}>
              <th scope="row">{column.name}</th>
              <td className="num" data-l={texts.filled}>
                {column.filled}
              </td>
              <td className="soft" data-l={texts.samples}>
                {column.samples}
              </td>
              <td data-l={texts.goesTo}>
                <Choice
                  name={`column.${column.at}`}
                  label={column.name}
                  options={targets}
                  empty={texts.nowhere}
                  chosen={column.target}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Values({ kind, heading, empty, options, values }: MatchValues) {
  return (
    <section className="card form-part" aria-labelledby={`values-${kind}`}>
      <h2 id={`values-${kind}`}>{heading}</h2>
      <table className="data choices">
        <caption className="vh">{heading}</caption>
        <tbody>
          {values.map(({ value, count, chosen }) => (
            <tr key={value}>
              <th scope="row">{value}</th>
              <td className="num">{count}</td>
              <td>
                <Choice name={`value.${kind}.${value}`} label={value} options={options} empty={empty} chosen={chosen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A select in a table cell: labelled by its row. */
function Choice({
  name,
  label,
  options,
  empty,
  chosen,
}: {
  name: string
  label: string
  options: (Option | OptionGroup)[]
  empty: string
  chosen: string
}) {
  const { state } = useForm()
  const value = state.values[name] === undefined ? chosen : String(state.values[name])
  return (
    <select key={value} className="input" name={name} aria-label={label} defaultValue={value}>
      <Options options={options} empty={empty} />
    </select>
  )
}
