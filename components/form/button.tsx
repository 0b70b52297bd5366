'use client'
import type { ReactNode } from 'react'
import { useForm } from './form'
import { useFormPage } from './form-page'

/** Sends the form. `name` and `value` tell the buttons of one form apart. At most one button of a page is filled. */
export function Button({
  children,
  kind = 'plain',
  name,
  value,
  className = '',
}: {
  children: ReactNode
  kind?: 'filled' | 'plain' | 'quiet' | 'inverse'
  name?: string
  value?: string
  className?: string
}) {
  const { busy } = useForm()
  const { texts } = useFormPage()
  const look = { filled: 'btn btn-primary', plain: 'btn', quiet: 'btn btn-quiet', inverse: 'on-inverse' }[kind]
  return (
    <button
      className={`${look} ${className}`}
      type="submit"
      name={name}
      value={value}
      aria-disabled={busy || undefined}
    >
      {busy && kind === 'filled' ? texts.sending : children}
    </button>
  )
}
