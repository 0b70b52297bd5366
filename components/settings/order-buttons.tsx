'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Form } from '../form/form'
import { Icon } from '../icon/icon'

/** Up and down, as a form; the ends of the list have only one of them. */
export function OrderButtons({
  action,
  id,
  idName,
  version,
  first,
  last,
  up,
  down,
  also = {},
}: {
  action: FormAction
  id: string
  idName: string
  version: number
  first: boolean
  last: boolean
  up: string
  down: string
  /** More hidden fields. */
  also?: Record<string, string>
}) {
  return (
    <Form action={action} version={version} name={id}>
      {Object.entries({ [idName]: id, ...also }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="icon-btn" type="submit" name="to" value="up" disabled={first}>
        <Icon name="up1" label={up} />
      </button>
      <button className="icon-btn" type="submit" name="to" value="down" disabled={last}>
        <Icon name="down1" label={down} />
      </button>
    </Form>
  )
}
