'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Form } from '../form/form'
import { HiddenFields } from '../form/hidden-fields'
import { Icon } from '../icon/icon'

/** Up and down, as a form; the ends of the list have only one of them. */
export function OrderButtons({
  action,
  line,
  fields,
  first,
  last,
  up,
  down,
}: {
  action: FormAction
  line: { id: string; version: number }
  fields: Record<string, string>
  first: boolean
  last: boolean
  up: string
  down: string
}) {
  return (
    <Form action={action} version={line.version} name={line.id}>
      <HiddenFields fields={fields} />
      <button className="icon-btn" type="submit" name="to" value="up" disabled={first}>
        <Icon name="up1" label={up} />
      </button>
      <button className="icon-btn" type="submit" name="to" value="down" disabled={last}>
        <Icon name="down1" label={down} />
      </button>
    </Form>
  )
}
