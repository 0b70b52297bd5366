'use client'
import type { ComponentProps } from 'react'
import type { FormAction } from '@/lib/web/form-state'
import { SettleFields } from '../customers/settle-fields'
import { Button } from '../form/button'
import { Disclosure } from '../form/disclosure'
import { Form } from '../form/form'
import { Icon } from '../icon/icon'

/** Archiving, folded away, with what becomes of the open leads when there are any. */
export function ArchiveForm({
  action,
  version,
  hidden,
  title,
  text,
  settle,
  button,
}: {
  action: FormAction
  version: number
  hidden: Record<string, string>
  title: string
  text: string
  settle: ComponentProps<typeof SettleFields> | null
  button: string
}) {
  return (
    <Form action={action} version={version} name="archive">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Disclosure
        className="archived"
        label={
          <>
            <Icon name="right" /> {title}
          </>
        }
      >
        <p className="soft">{text}</p>
        {settle && <SettleFields {...settle} />}
        <Button>{button}</Button>
      </Disclosure>
    </Form>
  )
}
