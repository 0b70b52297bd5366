'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { HiddenFields } from '../form/hidden-fields'
import { Icon } from '../icon/icon'

export type ArchivedLine = { id: string; version: number; name: string; text?: string }

/** What is no longer offered, folded away, each with Restore. */
export function ArchivedList({
  heading,
  lines,
  action,
  idName,
  restore,
  also,
}: {
  heading: string
  lines: ArchivedLine[]
  action: FormAction
  idName: string
  restore: string
  also?: Record<string, string>
}) {
  if (lines.length === 0) return null
  return (
    <details className="archived">
      <summary>
        <Icon name="right" />
        {heading} <span className="muted t">{lines.length}</span>
      </summary>
      {lines.map((line) => (
        <div className="row row-spread deact" key={line.id}>
          <p className="soft">{line.text ?? line.name}</p>
          <Form action={action} version={line.version} name={line.id}>
            <HiddenFields fields={{ ...also, [idName]: line.id }} />
            <Button className="btn-sm">
              {restore}
              <span className="vh"> {line.name}</span>
            </Button>
          </Form>
        </div>
      ))}
    </details>
  )
}
