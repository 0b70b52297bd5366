'use client'
import type { ReactNode } from 'react'
import { useForm } from './form'

/** Part of a form that is folded away until it is wanted, and open when the form came back with something wrong. */
export function Disclosure({
  label,
  className,
  children,
}: {
  label: ReactNode
  className?: string
  children: ReactNode
}) {
  const { state } = useForm()
  return (
    <details className={className} open={state.errors.length > 0 || state.signedOut || undefined}>
      <summary>{label}</summary>
      <div className="disclosed">{children}</div>
    </details>
  )
}
