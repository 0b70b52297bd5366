'use client'
import type { ReactNode } from 'react'
import { theirsField } from '@/lib/web/form-state'
import { Icon } from '../icon/icon'
import { useForm } from './form'

export type FieldProps = {
  name: string
  label: string
  /** After the label, quieter: "1 to 100", "optional". */
  note?: string
  hint?: string
  className?: string
}

/** Id, value and error of one field of the form around it, and the attributes that tie them together. */
export function useField(name: string, hint?: string) {
  const { state, prefix } = useForm()
  const id = `${prefix}${name}`
  const error = state.errors.find((one) => one.field === name)?.message
  // What others wrote while this form left it alone stands in the page that came back.
  const taken = state.meanwhile?.taken.includes(name) ?? false
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  return {
    id,
    error,
    typed: taken ? undefined : state.values[name],
    /** Whether the form came back, so that a tick box that is not there was cleared on purpose. */
    answered: state.attempt > 0 && !taken,
    attributes: { id, name, 'aria-describedby': describedBy, 'aria-invalid': error ? (true as const) : undefined },
  }
}

/** What others wrote into a field, as it would be posted, to be chosen instead of what was typed. */
export function Theirs({ name, value }: { name: string; value: string | number | null | undefined | string[] }) {
  const { state } = useForm()
  if (!state.meanwhile?.clashes.some(({ field }) => field === name)) return null
  const posted = Array.isArray(value) ? ['', ...value] : [value ?? '']
  return posted.map((one) => <input key={one} type="hidden" name={theirsField(name)} value={one} />)
}

/** Label, hint and error around an input. */
export function Labelled({
  id,
  label,
  note,
  hint,
  error,
  className = '',
  children,
}: Omit<FieldProps, 'name'> & { id: string; error?: string; children: ReactNode }) {
  return (
    <div className={`field ${className}`}>
      <label className="label" htmlFor={id}>
        {label} {note && <span className="muted">{note}</span>}
      </label>
      <FieldError id={id} error={error} />
      {children}
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error?: string }) {
  return error ? (
    <p className="error" id={`${id}-error`}>
      <Icon name="alert" /> {error}
    </p>
  ) : null
}
