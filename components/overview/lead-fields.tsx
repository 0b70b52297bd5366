'use client'
import { TextArea, TextField } from '../form/inputs'
import type { LeadForm, OverviewTexts } from './overview-props'

/** The hidden fields by which a form says what it is about. */
export function LeadIds({ form }: { form: Pick<LeadForm, 'customerId' | 'leadId' | 'hidden'> }) {
  return (
    <>
      <input type="hidden" name="customerId" value={form.customerId} />
      <input type="hidden" name="leadId" value={form.leadId} />
      {Object.entries(form.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

export function MoneyFields({ form, expected, recurring }: { form: LeadForm; expected: string; recurring: string }) {
  return (
    <>
      <TextField
        name="expectedValue"
        label={expected}
        className="f-exp"
        numeric
        inputMode="decimal"
        value={form.inputs.expectedValue}
        before={form.sign}
      />
      <TextField
        name="recurringValue"
        label={recurring}
        className="f-rec"
        numeric
        inputMode="decimal"
        value={form.inputs.recurringValue}
        before={form.sign}
        after={form.period}
      />
    </>
  )
}

export function ScoreField({ form, texts }: { form: LeadForm; texts: OverviewTexts }) {
  return (
    <TextField
      name="score"
      label={texts.score}
      note={texts.scoreRange}
      className="f-score"
      numeric
      inputMode="numeric"
      value={form.inputs.score}
    />
  )
}

export function PlanFields({ form, texts }: { form: LeadForm; texts: OverviewTexts }) {
  return (
    <>
      <TextField name="nextAction" label={texts.nextAction} className="f-act" value={form.inputs.nextAction} />
      <TextField
        name="nextActionOn"
        label={texts.on}
        className="f-date"
        type="date"
        numeric
        value={form.inputs.nextActionOn}
      />
    </>
  )
}

export function NoteField({ form, texts }: { form: LeadForm; texts: OverviewTexts }) {
  return (
    <TextArea
      name="note"
      label={texts.note}
      note={texts.noteKept}
      className="f-note"
      rows={2}
      value={form.inputs.note}
    />
  )
}
