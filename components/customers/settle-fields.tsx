'use client'
import { FieldError, useField } from '../form/field'
import { SelectField } from '../form/inputs'
import type { Option, OptionGroup } from '../form/options'

export type SettleTexts = Record<
  'keep' | 'keepText' | 'move' | 'moveText' | 'close' | 'closeText' | 'leadPhase' | 'closingReason' | 'choose',
  string
>

/** What becomes of open leads: radio cards, each with the field that belongs to it. */
export function SettleFields({
  legend,
  texts,
  phases,
  reasons,
  mayKeep = true,
}: {
  legend: string
  texts: SettleTexts
  phases: (Option | OptionGroup)[]
  reasons: Option[]
  mayKeep?: boolean
}) {
  const { id, error, typed } = useField('leads')
  const radio = (value: string) => ({
    type: 'radio',
    id: `${id}-${value}`,
    name: 'leads',
    value,
    defaultChecked: typed === value,
  })
  return (
    <fieldset className="types" id={id} tabIndex={-1} aria-describedby={error && `${id}-error`}>
      <legend className="label">{legend}</legend>
      <FieldError id={id} error={error} />
      {mayKeep && (
        <label className="reason">
          <input {...radio('keep')} />
          <span>
            <strong>{texts.keep}</strong>
            <small>{texts.keepText}</small>
          </span>
        </label>
      )}
      {phases.length > 0 && (
        <div className="reason has-fields">
          <input {...radio('move')} />
          <span>
            <label htmlFor={`${id}-move`}>
              <strong>{texts.move}</strong>
              <small>{texts.moveText}</small>
            </label>
            <span className="inside two-up">
              <SelectField name="leadPhase" label={texts.leadPhase} options={phases} empty={texts.choose} />
            </span>
          </span>
        </div>
      )}
      <div className="reason has-fields">
        <input {...radio('close')} />
        <span>
          <label htmlFor={`${id}-close`}>
            <strong>{texts.close}</strong>
            <small>{texts.closeText}</small>
          </label>
          <span className="inside two-up">
            <SelectField name="closingReason" label={texts.closingReason} options={reasons} empty={texts.choose} />
          </span>
        </span>
      </div>
    </fieldset>
  )
}
