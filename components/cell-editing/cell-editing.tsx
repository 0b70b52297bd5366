'use client'
import { type ComponentType, useEffect, useState } from 'react'
import type { CellEditorProps } from './cell-editor'

type Props = Omit<CellEditorProps, 'first'>
type Begun = { Editor: ComponentType<CellEditorProps>; first: Event }

/** Waits for a mouse over a row of the list, or F2 or the shortcut in one: what changes its cells is loaded then. */
export function CellEditing(props: Props) {
  const [begun, setBegun] = useState<Begun>()
  useEffect(() => {
    const waiting = new AbortController()
    const begin = async (first: Event) => {
      const { target } = first
      const isMeant =
        first instanceof KeyboardEvent ? first.key === 'F2' : (first as PointerEvent).pointerType !== 'touch'
      if (!isMeant || !(target instanceof Element) || !target.closest('.list tbody')) return
      waiting.abort()
      const { CellEditor } = await import('./cell-editor')
      setBegun({ Editor: CellEditor, first })
    }
    for (const event of ['pointerover', 'keydown', 'edit'])
      document.addEventListener(event, begin, { signal: waiting.signal })
    return () => waiting.abort()
  }, [])
  return begun ? <begun.Editor {...props} first={begun.first} /> : null
}
