'use client'
import type { ReactNode } from 'react'
import { FieldError, Theirs, useField } from './field'
import type { Option } from './options'

/** A tick box with its words. */
export function TickBox({
  name,
  label,
  ticked = false,
  value = 'on',
  hint,
}: {
  name: string
  label: ReactNode
  ticked?: boolean
  value?: string
  hint?: string
}) {
  const { id, error, typed, answered, attributes } = useField(name, hint)
  const before = typed === undefined ? [] : [typed].flat()
  return (
    <div className="field">
      <FieldError id={id} error={error} />
      <label className="check">
        <input
          {...attributes}
          type="checkbox"
          value={value}
          defaultChecked={answered ? before.includes(value) : ticked}
        />{' '}
        {label}
      </label>
      {ticked && <Theirs name={name} value={value} />}
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

/** Radio cards; a field that belongs to a choice stands inside its card. */
export function RadioCards({
  name,
  legend,
  options,
  value,
  legendHidden = false,
}: {
  name: string
  legend: string
  options: (Option & { text?: string; inside?: ReactNode })[]
  value?: string | null
  legendHidden?: boolean
}) {
  const { id, error, typed } = useField(name)
  const chosen = typed === undefined ? value : String(typed)
  return (
    <fieldset className="types" id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={legendHidden ? 'vh' : 'label'}>{legend}</legend>
      <FieldError id={id} error={error} />
      {options.map((option) => (
        <div key={option.value}>
          <label className="reason">
            <input type="radio" name={name} value={option.value} defaultChecked={chosen === option.value} />
            <span>
              <strong>{option.label}</strong>
              {option.text && <small>{option.text}</small>}
            </span>
          </label>
          {option.inside}
        </div>
      ))}
      <Theirs name={name} value={value} />
    </fieldset>
  )
}

/** Several tick boxes of one name: none, some or all of a list. */
export function TickBoxes({
  name,
  legend,
  hint,
  options,
  ticked,
}: {
  name: string
  legend: string
  hint?: string
  options: Option[]
  ticked: string[]
}) {
  const { id, error, typed, answered } = useField(name, hint)
  const chosen = answered ? [typed ?? []].flat() : ticked
  return (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={hint && `${id}-hint`}>
      <legend className="label">{legend}</legend>
      <FieldError id={id} error={error} />
      {options.map((option) => (
        <label className="check" key={option.value}>
          <input type="checkbox" name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />{' '}
          {option.label}
        </label>
      ))}
      <Theirs name={name} value={ticked} />
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </fieldset>
  )
}
