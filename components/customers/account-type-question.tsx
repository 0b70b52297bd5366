'use client'
import type { ReactNode } from 'react'
import { Button } from '../form/button'
import { useForm } from '../form/form'
import type { Option } from '../form/options'
import type { LeadLine } from '../overview/overview-props'
import { LeadLines } from '../overview/records'
import { SettleFields, type SettleTexts } from './settle-fields'

/** What is asked when a customer with open leads gets another account type: words and phases of each one. */
export type AccountTypeQuestionProps = {
  texts: Omit<SettleTexts, 'move'> & Record<'questionText' | 'cancel', string>
  legend: string
  openHeading: string
  openLeads: LeadLine[]
  reasons: Option[]
  to: Record<string, { question: string; move: string; button: string; phases: Option[] }>
  cancel: string
}

const answers = ['leads', 'leadPhase', 'closingReason']

/** The form, or the question that its answer raised; either keeps what was typed in the other. */
export function FormOrQuestion({
  question,
  children,
}: {
  question: AccountTypeQuestionProps | undefined
  children: ReactNode
}) {
  const { state } = useForm()
  const asks = state.errors.some(({ field }) => answers.includes(field ?? ''))
  const asked = asks ? question?.to[String(state.values.accountType)] : undefined
  // The customer's id and version are fields of the form itself.
  const kept = Object.entries(state.values).filter(
    ([name]) => answers.includes(name) !== Boolean(asked) && name !== 'customerId' && name !== 'version',
  )
  if (!question) return children
  return (
    <>
      {kept.flatMap(([name, values]) =>
        [values].flat().map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {asked ? <Question {...question} {...asked} /> : children}
    </>
  )
}

type Asked = AccountTypeQuestionProps['to'][string]

function Question(props: AccountTypeQuestionProps & Asked) {
  const { texts, question, legend, openHeading, openLeads, reasons, move, button, phases, cancel } = props
  return (
    <section className="ask-form" aria-labelledby="question">
      <h2 id="question">{question}</h2>
      <p className="soft">{texts.questionText}</p>
      <LeadLines id="open" heading={openHeading} leads={openLeads} />
      <SettleFields legend={legend} texts={{ ...texts, move }} phases={phases} reasons={reasons} />
      <div className="row">
        <Button kind="filled">{button}</Button>
        <a className="btn" href={cancel}>
          {texts.cancel}
        </a>
      </div>
    </section>
  )
}
