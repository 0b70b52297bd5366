'use client'
import { Button } from '../form/button'
import { Form } from '../form/form'
import type { UndoProps } from './frame-props'

/** Takes a change back. */
export function Undo({ action, changeId, back, label, kind }: UndoProps & { kind: 'filled' | 'inverse' }) {
  return (
    <Form action={action} name={`undo-${changeId}`} className="undo">
      <input type="hidden" name="changeId" value={changeId} />
      <input type="hidden" name="back" value={back} />
      <Button kind={kind}>{label}</Button>
    </Form>
  )
}
