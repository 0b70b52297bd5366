'use client'
import type { InputHTMLAttributes, ReactNode } from 'react'
import { type FieldProps, Labelled, Theirs, useField } from './field'
import { type Option, type OptionGroup, Options } from './options'
import { keepTyped } from './typed-early'

type Passed = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'autoComplete' | 'min' | 'max' | 'maxLength' | 'placeholder' | 'list'
>

const one = (typed: string | string[] | undefined, value: string | number | null | undefined) =>
  typed === undefined ? (value ?? '') : String(typed)

/** One line of text, a number, a day, an e-mail … by `type`. */
export function TextField({
  name,
  label,
  note,
  hint,
  className,
  value,
  numeric = false,
  before,
  after,
  ...passed
}: FieldProps & Passed & { value?: string | number | null; numeric?: boolean; before?: ReactNode; after?: ReactNode }) {
  const { id, error, typed, attributes } = useField(name, hint)
  const input = (
    <input
      {...attributes}
      {...passed}
      className={numeric ? 'input num' : 'input'}
      defaultValue={passed.type === 'password' ? undefined : one(typed, value)}
    />
  )
  return (
    <Labelled id={id} label={label} note={note} hint={hint} error={error} className={className}>
      {before || after ? (
        <span className="affix">
          {before && <span className="pre">{before}</span>}
          {input}
          {after && <span className="post">{after}</span>}
        </span>
      ) : (
        input
      )}
      <Theirs name={name} value={value} />
    </Labelled>
  )
}

export function TextArea({
  name,
  label,
  note,
  hint,
  className,
  value,
  rows = 3,
}: FieldProps & { value?: string | null; rows?: number }) {
  const { id, error, typed, attributes } = useField(name, hint)
  return (
    <Labelled id={id} label={label} note={note} hint={hint} error={error} className={className}>
      <textarea ref={keepTyped} {...attributes} className="input" rows={rows} defaultValue={one(typed, value)} />
      <Theirs name={name} value={value} />
    </Labelled>
  )
}

/** `empty` is the label of choosing nothing; without it something is always chosen. */
export function SelectField({
  name,
  label,
  note,
  hint,
  className,
  value,
  options,
  empty,
}: FieldProps & { value?: string | null; options: (Option | OptionGroup)[]; empty?: string }) {
  const { id, error, typed, attributes } = useField(name, hint)
  const chosen = one(typed, value)
  return (
    <Labelled id={id} label={label} note={note} hint={hint} error={error} className={className}>
      {/* React would not draw the choice anew after an answer (facebook/react#30580). */}
      <select key={chosen} {...attributes} className="input" defaultValue={chosen}>
        <Options options={options} empty={empty} />
      </select>
      <Theirs name={name} value={value} />
    </Labelled>
  )
}
