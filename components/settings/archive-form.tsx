'use client'
import type { ReactNode } from 'react'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Disclosure } from '../form/disclosure'
import { Form } from '../form/form'
import { HiddenFields } from '../form/hidden-fields'
import { Icon } from '../icon/icon'

/** What archiving one says and asks, where it does. */
export type Folded = { text?: string; asked?: ReactNode; title?: string; button?: string }

/** Archiving: a button, folded away where there is something to say first. */
export function ArchiveForm({
  action,
  version,
  fields,
  title,
  text,
  asked,
  button,
}: Folded & { action: FormAction; version: number; fields: Record<string, string> }) {
  return (
    <Form action={action} version={version} name="archive">
      <HiddenFields fields={fields} />
      {text ? (
        <Disclosure
          className="archived"
          label={
            <>
              <Icon name="right" /> {title}
            </>
          }
        >
          <p className="soft">{text}</p>
          {asked}
          <Button>{button}</Button>
        </Disclosure>
      ) : (
        <div className="row">
          <Button kind="quiet">{button}</Button>
        </div>
      )}
    </Form>
  )
}
