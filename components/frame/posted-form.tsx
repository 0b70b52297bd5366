'use client'
import { type ReactNode, useActionState } from 'react'
import { emptyForm, type FormAction } from '@/lib/web/form-state'

/** A form that was posted before, as hidden fields, to be sent once more as it was, with what `children` ask for. */
export function PostedForm({
  fields,
  action,
  className,
  children,
}: {
  fields: [string, string][]
  action: FormAction
  className: string
  children: ReactNode
}) {
  const [, submit] = useActionState(action, emptyForm)
  return (
    <form action={submit} className={className}>
      {fields
        .filter(([name]) => !name.startsWith('signIn'))
        .map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may be posted several times, and the order is fixed
          <input key={at} type="hidden" name={name} value={value} />
        ))}
      {children}
    </form>
  )
}
